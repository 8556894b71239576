// <concept-hints data-suggest data-scheme><datalist>: concepts are found by their words while
// they are typed, in any field that this list belongs to. Without script the list is as it was sent.

const SHORTEST = 2; // letters

class ConceptHints extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("datalist");
    document.addEventListener("input", (event) => this.hint(event.target));
  }

  async hint(field) {
    const typed = field.value?.trim() ?? "";
    if (field.getAttribute("list") !== this.list.id || typed.length < SHORTEST) return;
    const asked = new URLSearchParams({ q: typed, limit: 20 });
    const answer = await fetch(`${this.dataset.suggest}?${asked}`);
    if (!answer.ok) return;
    const known = new Set([...this.list.options].map((each) => `${each.value} ${each.label}`));
    for (const { scheme, concept, label } of (await answer.json()).items) {
      if (scheme !== this.dataset.scheme || known.has(`${concept} ${label}`)) continue;
      known.add(`${concept} ${label}`);
      this.list.append(new Option(label, concept));
    }
  }
}

customElements.define("concept-hints", ConceptHints);
