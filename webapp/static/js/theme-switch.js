// <theme-switch>: a button that goes from the system's colours to light, to dark, and round.
// Its words come from data-auto, data-light and data-dark.

const ORDER = ["auto", "light", "dark"];

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.choose(this.next()));
    this.name();
    this.hidden = false;
  }

  get theme() {
    return document.documentElement.dataset.theme ?? "auto";
  }

  next() {
    return ORDER[(ORDER.indexOf(this.theme) + 1) % ORDER.length];
  }

  choose(theme) {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === "auto") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch {
      // Kept for this page alone.
    }
    this.name();
  }

  name() {
    this.button.setAttribute("aria-label", this.dataset[this.theme]);
    this.button.title = this.dataset[this.theme];
  }
}

customElements.define("theme-switch", ThemeSwitch);
