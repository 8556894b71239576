// <live-filter data-target="ID"> around a GET form: shows the answer to what is typed, without
// leaving the page. The server answers the whole page; the part with that ID is taken from it.

const PAUSE = 250; // milliseconds

class LiveFilter extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.show(), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.show();
    });
  }

  async show() {
    const address = new URL(this.form.action);
    address.search = new URLSearchParams(new FormData(this.form));
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const answer = await fetch(address, { signal: this.asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(this.dataset.target);
      if (!found) return location.assign(address);
      document.getElementById(this.dataset.target).replaceWith(found);
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }
}

customElements.define("live-filter", LiveFilter);
