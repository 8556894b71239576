// <entry-rows data-list>: adds, moves and removes rows of a form without asking the server.
// Without script the same buttons send the form, and the server does it. Ctrl+Z or the
// button “Undo” brings the row back that was removed last.

let made = 1000; // numbers of new rows only have to differ from those of the page

class EntryRows extends HTMLElement {
  connectedCallback() {
    this.rows = this.querySelector("[data-rows]");
    this.template = this.querySelector("template");
    this.status = this.querySelector("[data-moved]");
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("change", (event) => this.tint(event.target));
  }

  press(event) {
    const button = event.target.closest("button[data-do]");
    if (!button || button.closest("entry-rows") !== this) return;
    const row = button.closest("[data-row]");
    if (button.dataset.do !== "add" && row?.parentElement !== this.rows) return;
    event.preventDefault();
    this[button.dataset.do](row, button);
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  key(event) {
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && this.removed && !event.target.value) {
      event.preventDefault();
      this.undo();
    }
    if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const row = event.target.closest("[data-row]");
    if (row?.parentElement !== this.rows) return;
    event.preventDefault();
    this[event.key === "ArrowUp" ? "up" : "down"](row, event.target);
  }

  add() {
    const row = this.template.content.firstElementChild.cloneNode(true);
    const number = made++;
    for (const each of row.querySelectorAll("[name], [id], [for], [data-rows]")) {
      for (const name of ["name", "id", "for", "data-rows"]) {
        const value = each.getAttribute(name);
        if (value) each.setAttribute(name, value.replace(".new", `.${number}`));
      }
    }
    this.rows.append(row);
    row.querySelector("input:not([type=hidden]), select, textarea").focus();
  }

  up(row, focused) {
    row.previousElementSibling?.before(row);
    this.moved(row, focused);
  }

  down(row, focused) {
    row.nextElementSibling?.after(row);
    this.moved(row, focused);
  }

  moved(row, focused) {
    focused.focus();
    this.announce(`${this.status.dataset.moved} ${[...this.rows.children].indexOf(row) + 1}`);
  }

  remove(row) {
    const next = row.nextElementSibling;
    this.removed = { row, next };
    const target = next ?? row.previousElementSibling;
    row.remove();
    (target?.querySelector("input:not([type=hidden])") ?? this.querySelector("[data-do=add]")).focus();
    this.announce(this.status.dataset.removed);
    this.undoing ??= this.undoButton();
    this.undoing.hidden = false;
  }

  undoButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button-quiet";
    button.textContent = this.status.dataset.undo;
    button.addEventListener("click", () => this.undo());
    this.querySelector("[data-do=add]").after(button);
    return button;
  }

  undo() {
    const { row, next } = this.removed;
    if (next?.isConnected) next.before(row);
    else this.rows.append(row);
    this.removed = undefined;
    this.undoing.hidden = true;
    row.querySelector("input:not([type=hidden])").focus();
  }

  tint(field) {
    if (field.name?.endsWith(".usage")) field.closest("[data-row]").dataset.usage = field.value;
  }

  announce(words) {
    this.status.textContent = words;
  }
}

customElements.define("entry-rows", EntryRows);
