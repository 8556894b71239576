// <api-trial data-path data-failed>: answers its form in place. Without it the form leads to the
// answer itself. Parameters that stand in the path are marked with data-in="path".

class ApiTrial extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.shown = this.querySelector(".trial");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.address());
    });
  }

  address() {
    let path = this.dataset.path;
    const query = new URLSearchParams();
    for (const field of this.form.elements) {
      if (!field.name || !field.value) continue;
      if (field.dataset.in === "path") path = path.replace(`{${field.name}}`, encodeURIComponent(field.value));
      else query.set(field.name, field.value);
    }
    return query.size ? `${path}?${query}` : path;
  }

  async ask(address) {
    const status = this.shown.querySelector("[role=status]");
    const body = this.shown.querySelector("pre");
    try {
      const answer = await fetch(address);
      status.textContent = `${answer.status} · ${address}`;
      body.textContent = JSON.stringify(await answer.json(), null, 2);
      body.hidden = false;
    } catch {
      status.textContent = this.dataset.failed;
      body.hidden = true;
    }
    this.shown.hidden = false;
  }
}

customElements.define("api-trial", ApiTrial);
