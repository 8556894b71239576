// Embedded in pages of any site: the texts that are seen are sent, piece by piece, to the Luxterm
// that the script came from, and what it finds is marked. `tips.js` shows what there is to say.

const script = document.currentScript;
const service = new URL("v2/check", script.src);
const MOST = 20_000; // characters sent at once; a paragraph may take it to the double
const PART = "\n\u2029\n"; // what is read between paragraphs; no term reaches over it
const SKIPPED = `script, style, noscript, template, code, pre, kbd, samp, input, textarea, select, svg, math, canvas, iframe,
  object, audio, video, [contenteditable]:not([contenteditable=false]), [data-luxterm=off]`;
let [gap, last] = [PART, ""]; // what stands before the next text, and the language of the one before

// The texts that are seen, each with what stands before it, under their languages.
function collect(parent, language, found, seen = true) {
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE && seen) {
      if (!found.has(language)) found.set(language, []);
      found.get(language).push({ text: child, gap: language === last ? gap : PART });
      [gap, last] = ["", language];
    } else if (child.nodeType === Node.ELEMENT_NODE) {
      const { display, visibility } = getComputedStyle(child);
      const apart = child.matches(SKIPPED) || !/^(inline$|contents|ruby)/.test(display);
      if (apart) gap = PART;
      else if (child.localName === "br") gap ||= "\n";
      if (display === "none" || child.matches(SKIPPED)) continue;
      collect(child, child.lang || language, found, visibility === "visible");
      if (apart) gap = PART;
    }
  }
  return found;
}

function* pieces(texts) {
  let [piece, size] = [[], 0];
  for (const each of texts) {
    if (size && size + each.text.length > (each.gap === PART ? MOST : 2 * MOST)) {
      yield piece;
      [piece, size] = [[], 0];
    }
    piece.push({ ...each, start: size });
    size += each.text.length;
  }
  yield piece;
}

async function check(piece, language) {
  const annotation = piece.flatMap(({ text, gap: before }) => [{ markup: "", interpretAs: before }, { text: text.data }]);
  const body = new URLSearchParams({ language, data: JSON.stringify({ annotation }) });
  if (script.dataset.scheme) body.set("scheme", script.dataset.scheme);
  const answer = await fetch(service, { method: "POST", body, credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) return; // a language without terms, for instance
  const { language: { code }, matches } = await answer.json();
  for (const match of matches.reverse()) { // so that the places before it stay right
    const marks = marked(piece, match);
    if (marks.length) explain(marks, match, code);
  }
}

function marked(piece, { offset, length, rule }) {
  const touched = piece.filter(({ start, text }) => start < offset + length && offset < start + text.length);
  return touched.filter(({ text }) => text.isConnected).map(({ start, text }) => {
    if (/flex|grid/.test(getComputedStyle(text.parentElement).display)) { // the parts would stand as if in columns
      const whole = make("span");
      text.replaceWith(whole);
      whole.append(text);
    }
    const inside = text.splitText(Math.max(0, offset - start));
    inside.splitText(Math.min(inside.length, offset + length - Math.max(start, offset)));
    const mark = make("mark", { className: "luxterm" });
    mark.toggleAttribute("data-care", rule.category.id === "LUXTERM_CARE");
    inside.replaceWith(mark);
    mark.append(inside);
    return mark;
  });
}

async function begin() {
  if (document.body.closest("[data-luxterm=off]")) return;
  const sheet = new CSSStyleSheet(); // which needs no leave of the page's content security policy
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
  const found = collect(document.body, document.documentElement.lang || "auto", new Map());
  for (const [language, texts] of found) for (const piece of pieces(texts)) await check(piece, language);
}

begin().catch((error) => console.warn("Luxterm could not check this page:", error));
