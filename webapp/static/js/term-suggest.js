// <term-suggest data-source data-found data-none>: suggestions under a search field, as an
// ARIA combobox. It upgrades a form that works without it; options are made from the
// <template data-usage> elements inside, and words come from the data attributes.

const PAUSE = 120; // milliseconds of stillness before asking
const MOST = 8;

class TermSuggest extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.status = this.querySelector("[role=status]");
    const { input } = this;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("focusout", (event) => {
      if (!this.contains(event.relatedTarget)) this.close();
    });
    // Before focus leaves the field, so that the list is still there for the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.search(option);
    });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  wait() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (!this.input.value.trim()) return this.close();
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking = new AbortController();
    const { signal } = this.asking;
    const question = new URLSearchParams({ q: this.input.value.trim(), limit: MOST });
    try {
      const headers = { "Accept-Language": this.dataset.languages };
      const answer = await fetch(`${this.dataset.source}?${question}`, { signal, headers });
      if (!answer.ok) return this.close();
      const { items } = await answer.json();
      if (!signal.aborted && document.activeElement === this.input) this.show(items);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(items) {
    this.list.replaceChildren(...items.map((item, number) => this.option(item, number)));
    this.toggle(items.length > 0);
    const { found, none } = this.dataset;
    this.status.textContent = items.length ? found.replace("{n}", items.length) : none;
  }

  option(item, number) {
    const template = this.querySelector(`template[data-usage="${item.verdict}"]`);
    const option = template.content.cloneNode(true).firstElementChild;
    option.id = `${this.list.id}-${number}`;
    const label = option.querySelector("bdi");
    label.textContent = item.label;
    label.lang = item.lang;
    option.querySelector(".quiet")?.append(item.scheme_title); // of a label without a verdict
    option.setAttribute("aria-selected", "false");
    return option;
  }

  press(event) {
    const options = [...this.list.children];
    const open = !this.list.hidden;
    const now = options.findIndex((option) => option.ariaSelected === "true");
    if (event.isComposing) return;
    if (event.key === "Escape" && open) this.close();
    else if (event.key === "Enter" && open && now >= 0) this.search(options[now]);
    else if (event.key === "ArrowDown" && !open) this.wait();
    else if (event.key === "ArrowDown") this.point(options, now + 1);
    else if (event.key === "ArrowUp" && open) this.point(options, now < 0 ? options.length - 1 : now - 1);
    else return;
    event.preventDefault();
  }

  // One step beyond either end is the field itself, as the ARIA pattern has it.
  point(options, to) {
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === to)));
    const option = options[to];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  search(option) {
    this.input.value = option.querySelector("bdi").textContent;
    this.close();
    this.input.form.requestSubmit();
  }

  toggle(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.status.textContent = "";
    this.toggle(false);
  }
}

customElements.define("term-suggest", TermSuggest);
