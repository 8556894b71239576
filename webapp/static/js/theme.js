// Before anything is painted: the colours that were chosen on an earlier visit.
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows what its system says.
}
