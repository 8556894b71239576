// <file-drop data-too-large><textarea><input type=file>: a file that is dropped is chosen, as if by
// hand; one of plain text is read into the field, in the browser. Without script it is chosen.

const LARGEST = 16 * 1024 * 1024; // bytes
const LONGEST = 1_000_000; // bytes of a text that is shown in the field

class FileDrop extends HTMLElement {
  connectedCallback() {
    for (const hint of this.querySelectorAll("[data-scripted]")) hint.hidden = false;
    this.field = this.querySelector("textarea");
    this.chosen = this.querySelector("input[type=file]");
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => this.drop(event));
    this.chosen.addEventListener("change", () => this.measure());
  }

  async drop(event) {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (file.type === "text/plain" && file.size <= LONGEST) {
      this.chosen.value = "";
      this.field.value = await file.text();
    } else {
      this.chosen.files = event.dataTransfer.files;
    }
    this.measure();
  }

  measure() {
    const tooLarge = this.chosen.files[0]?.size > LARGEST;
    this.chosen.setCustomValidity(tooLarge ? this.dataset.tooLarge : "");
    if (tooLarge) this.chosen.reportValidity();
  }
}

customElements.define("file-drop", FileDrop);
