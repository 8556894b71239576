// <draft-keeper data-keep data-stored data-failed>: keeps what stands in a form while it is
// filled in, warns before it is left unsaved, and shows it as readers will see it.

const PAUSE = 1500; // milliseconds without typing

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.status = this.form.querySelector("[data-keeper]");
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("submit", () => this.leave());
    this.warn = (event) => event.preventDefault();
    const summary = document.getElementById("summary");
    summary?.focus();
  }

  changed() {
    if (!this.dirty) addEventListener("beforeunload", this.warn);
    this.dirty = true;
    this.labels();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pause(), PAUSE);
  }

  leave() {
    removeEventListener("beforeunload", this.warn);
    clearTimeout(this.timer);
    this.dirty = false;
  }

  async pause() {
    await this.keep();
    if (document.getElementById("preview").children.length) await this.preview();
  }

  async keep() {
    if (!this.dataset.keep) return;
    try {
      const answer = await fetch(this.dataset.keep, { method: "POST", body: this.typed() });
      if (!answer.ok || answer.redirected) throw new Error();
      this.announce(`${this.dataset.stored} ${new Date().toLocaleTimeString(document.documentElement.lang)}`);
    } catch {
      this.announce(this.dataset.failed);
    }
  }

  async preview() {
    const body = this.typed();
    body.set("do", "preview");
    const answer = await fetch(this.form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("preview");
    if (fresh) document.getElementById("preview").replaceChildren(...fresh.childNodes);
  }

  typed() {
    return new URLSearchParams(new FormData(this.form));
  }

  labels() {
    const list = document.getElementById("own-labels");
    const fields = this.form.querySelectorAll("[name^='terms.'][name$='.label']:not([name*='.replacements.'])");
    list.replaceChildren(...[...fields].filter((each) => each.value).map((each) => new Option("", each.value)));
  }

  announce(words) {
    this.status.textContent = words;
  }
}

customElements.define("draft-keeper", DraftKeeper);
