// Embedded in pages of any site, before `texts.js`: each mark is a button, followed by a tip with the
// reason, what to say instead and a link. Focus, pointer and Enter show it, Escape hides it.

const TAKEN = "a, button, label, summary, [role=button], [role=link], [role=tab], [role=option], [role=menuitem]";
const WORDS = {
  en: ["Say instead:", "More about “{term}”"],
  es: ["Mejor decir:", "Más sobre «{term}»"],
  fr: ["Dire plutôt :", "En savoir plus sur « {term} »"],
};
const STYLE = `
  mark.luxterm { background: none; color: inherit; text-decoration: underline wavy 1px #d9372c; text-underline-offset: 0.2em; }
  mark.luxterm[data-care] { text-decoration: underline dotted 2px #a8700b; }
  mark.luxterm:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
  .luxterm-tip { all: initial; position: fixed; box-sizing: border-box; max-inline-size: min(24rem, 100vw - 1rem); padding: 0.75rem 1rem;
    border: 1px solid #66666f; border-radius: 0.4rem; background: #fff; color: #1c1c28; font: 1rem/1.45 system-ui, sans-serif; }
  .luxterm-tip:not(:popover-open) { display: none; }
  .luxterm-tip * { all: revert; display: block; margin: 0 0 0.4rem; font: inherit; color: inherit; }
  .luxterm-tip strong { font-weight: 700; }
  .luxterm-tip a { inline-size: fit-content; margin: 0; color: #2a3a9e; text-decoration: underline; }`;
const explained = new WeakMap(); // marks and tips, to both
let [count, shown, leaving] = [0, null, 0];

function make(name, values, ...inside) {
  const made = Object.assign(document.createElement(name), values);
  made.append(...inside);
  return made;
}

function explain(marks, { message, shortMessage, replacements, rule }, language) {
  if (marks.some((mark) => mark.closest(TAKEN) || !mark.showPopover)) { // a link holds no button
    for (const mark of marks) mark.title = message;
    return;
  }
  const lang = language.slice(0, 2) in WORDS ? language.slice(0, 2) : "en";
  const instead = replacements.map(({ value }) => value).join(", ");
  const about = make("span", { id: `luxterm-${++count}` }, make("strong", {}, shortMessage), make("span", {}, message));
  if (instead) about.append(make("span", {}, `${WORDS[lang][0]} ${instead}`));
  const term = marks.map((mark) => mark.textContent).join("");
  const link = make("a", { href: new URL(rule.urls[0].value, service).href, lang }, WORDS[lang][1].replace("{term}", () => term));
  const tip = make("span", { className: "luxterm-tip", popover: "manual" }, about, link);
  Object.assign(marks[0], { tabIndex: 0, role: "button", ariaExpanded: "false" }).setAttribute("aria-describedby", about.id);
  marks.at(-1).after(tip);
  const one = { mark: marks[0], tip };
  for (const each of [...marks, tip]) explained.set(each, one);
}

function show(one) {
  clearTimeout(leaving);
  if (one === shown) return;
  if (shown) shown.mark.ariaExpanded = "false";
  shown?.tip.hidePopover();
  shown = one;
  if (!one) return;
  one.tip.showPopover();
  one.mark.ariaExpanded = "true";
  place();
}

function place() {
  if (!shown) return;
  const { tip, mark } = shown;
  const { left, top, bottom } = mark.getClientRects()[0];
  const over = bottom + tip.offsetHeight + 12 > innerHeight && top > tip.offsetHeight + 12;
  tip.style.top = `${over ? top - tip.offsetHeight - 6 : bottom + 6}px`;
  tip.style.left = `${Math.max(8, Math.min(left, innerWidth - tip.offsetWidth - 8))}px`;
}

for (const kind of ["focusin", "click", "pointerover"]) {
  addEventListener(kind, ({ target, type }) => {
    const one = explained.get(target.closest?.("mark.luxterm, .luxterm-tip")) ?? null;
    clearTimeout(leaving);
    if (one || type !== "pointerover") show(one);
    else if (shown && ![shown.mark, shown.tip].some((each) => each.matches(":focus-within"))) leaving = setTimeout(show, 300, null);
  });
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) {
    if (shown.tip.contains(document.activeElement)) shown.mark.focus(); // before it hides, which focus undoes
    show(null);
  } else if (["Enter", " "].includes(event.key) && event.target.matches?.("mark.luxterm")) {
    event.preventDefault();
    show(explained.get(event.target));
  }
});
addEventListener("scroll", place, { capture: true, passive: true });
