// <copy-button data-text data-copied data-failed><button>: puts a text on the clipboard.
// Hidden until the script runs, since without it the button could do nothing.

const SHOWN = 2000; // milliseconds

class CopyButton extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.words = this.button.textContent;
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.append(this.status);
    this.button.addEventListener("click", () => this.copy());
    this.hidden = false;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.dataset.text);
      this.announce(this.dataset.copied);
    } catch {
      this.announce(this.dataset.failed);
    }
  }

  announce(words) {
    this.button.textContent = words;
    this.status.textContent = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.button.textContent = this.words;
      this.status.textContent = "";
    }, SHOWN);
  }
}

customElements.define("copy-button", CopyButton);
