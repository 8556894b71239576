// <term-links data-copied> around terms: a link to a term also puts its address on the clipboard.
// Without script it is an ordinary link, whose address is in the browser's bar.

class TermLinks extends HTMLElement {
  connectedCallback() {
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.append(this.status);
    this.addEventListener("click", (event) => this.copy(event.target.closest("a.term-link")));
  }

  async copy(link) {
    if (!link) return;
    try {
      await navigator.clipboard.writeText(link.href);
      this.status.textContent = this.dataset.copied;
      link.dataset.copied = this.dataset.copied;
    } catch {
      this.status.textContent = "";
    }
  }
}

customElements.define("term-links", TermLinks);
