// <finding-walk>: in the list of what was found, the arrow keys go from one to the next, and the
// place in the text is brought into sight. Without script the links do the same, one by one.

class FindingWalk extends HTMLElement {
  connectedCallback() {
    this.links = [...this.querySelectorAll("a[data-walk]")];
    this.addEventListener("keydown", (event) => this.walk(event));
    this.addEventListener("focusin", (event) => this.show(event.target));
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("li");
    if (!step || !row || event.altKey || event.ctrlKey || event.metaKey) return;
    const here = this.links.findIndex((link) => row.contains(link));
    const next = this.links[here + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  show(focused) {
    const row = focused.closest("li[id^='found-']");
    if (!row) return;
    this.querySelectorAll("mark[data-here]").forEach((mark) => mark.removeAttribute("data-here"));
    const mark = this.querySelector(`#at-${row.id.slice("found-".length)}`);
    mark.setAttribute("data-here", "");
    const text = mark.closest(".checked-text");
    text.scrollTop = mark.offsetTop - text.offsetTop - text.clientHeight / 3;
  }
}

customElements.define("finding-walk", FindingWalk);
