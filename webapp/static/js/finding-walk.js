// <finding-walk>: in the list of findings the arrow keys go from one to the next, and its
// place in the text is scrolled into view. “Replace” and “Undo” fetch the whole page that the form
// would load and take its outcome, so that scroll position and focus stay. Without script the links and
// buttons do the same, one page after the other.

class FindingWalk extends HTMLElement {
  connectedCallback() {
    this.upgrade();
    this.addEventListener("keydown", (event) => this.walk(event));
    this.addEventListener("focusin", (event) => this.show(event.target));
    this.addEventListener("submit", (event) => this.submit(event));
  }

  upgrade() {
    for (const hint of this.querySelectorAll("[data-scripted]")) hint.hidden = false;
    this.links = [...this.querySelectorAll("a[data-walk]")];
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("li[id^='found-']");
    if (!step || !row || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = this.links[this.links.findIndex((link) => row.contains(link)) + step];
    if (!next) return;
    event.preventDefault();
    const folded = next.closest("details");
    if (folded) folded.open = true;
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

  async submit(event) {
    const { target: form, submitter } = event;
    if (submitter?.name !== "apply" || this.givenUp) return;
    event.preventDefault();
    if (this.ariaBusy === "true") return;
    this.ariaBusy = "true";
    const action = submitter.hasAttribute("formaction") ? submitter.formAction : form.action;
    try {
      const answer = await fetch(action, { method: "POST", body: new FormData(form, submitter) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("finding-walk");
      if (!answer.ok || !fresh) throw new Error(answer.status);
      this.take(fresh, new URL(action).hash.slice(1), submitter.closest("li")?.getBoundingClientRect().top);
      document.getElementById("text").value = page.getElementById("text").value;
    } catch {
      this.givenUp = true; // the form is sent as it would be without script
      setTimeout(() => form.requestSubmit(submitter)); // not while the form is being sent
    } finally {
      this.ariaBusy = "false";
    }
  }

  // The line that is announced stays, with other words in it; what is below it is replaced. What
  // follows a finding comes to stand where that one stood, though the text above may be longer now.
  take(fresh, following, stood) {
    const top = scrollY;
    const opened = this.querySelector("details")?.open;
    this.querySelector("[role=status]").replaceChildren(...fresh.querySelector("[role=status]").childNodes);
    this.querySelector("[data-outcome]").replaceWith(fresh.querySelector("[data-outcome]"));
    const folded = this.querySelector("details");
    if (folded && opened) folded.open = true;
    this.upgrade();
    const row = document.getElementById(following);
    this.focusOn(row ?? this.querySelector("h2"));
    const moved = row && stood !== undefined ? row.getBoundingClientRect().top - stood + scrollY - top : 0;
    scrollTo({ top: top + moved, behavior: "instant" });
  }

  focusOn(place) {
    const folded = place.closest("details");
    if (folded) folded.open = true;
    const within = place.querySelector("button[name=apply]") ?? place.querySelector("a[data-walk]");
    (within ?? place).focus({ preventScroll: true });
  }
}

customElements.define("finding-walk", FindingWalk);
