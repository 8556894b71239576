// <file-drop data-too-large><textarea>: a file of text that is dropped is read into the field, in the
// browser. Without script a text is pasted.

const LARGEST = 1_000_000; // bytes

class FileDrop extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => this.read(event));
  }

  async read(event) {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.field.setCustomValidity(file.size > LARGEST ? this.dataset.tooLarge : "");
    if (file.size > LARGEST) this.field.reportValidity();
    else this.field.value = await file.text();
  }
}

customElements.define("file-drop", FileDrop);
