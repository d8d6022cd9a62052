// What both phones share: the frame, the line that says whose it is, and the bar at its top.

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { Toasts } from "./toast.js";

/** A phone with a holder's line above and a screen below. */
export class Phone {
  constructor(side, label) {
    this.toasts = new Toasts();
    this.holder = el("button", { type: "button", class: "holder-name", "aria-haspopup": "menu", "aria-expanded": "false" });
    this.holderLine = el("p", { class: "holder" });
    this.bar = el("header", { class: "bar" });
    this.screen = el("div", { class: "screen" });
    this.body = el("div", { class: "phone-body" }, this.bar, this.screen, this.toasts.element);
    this.element = el("section", { class: `phone ${side}`, "aria-label": label }, this.holderLine, this.body);
    this.holderLine.append(this.holder);
  }

  /** Say whose phone it is: words, the name as a button that chooses somebody else. */
  showHolder(words, name) {
    if (!this.words) this.holderLine.prepend((this.words = document.createTextNode("")));
    this.words.data = `${words} `;
    if (this.name !== name) fill(this.holder, el("b", {}, name), icon("down"));
    this.name = name;
  }

  /** Show only this on the screen. */
  showOnly(node) {
    if (this.screen.firstElementChild !== node) fill(this.screen, node);
  }
}

/** The top bar's text: a title, and what is the case beneath. */
export class Title {
  title = el("h1", { class: "bar-title" });
  state = el("p", { class: "bar-state", "aria-live": "polite" });
  element = el("div", { class: "bar-text" }, this.title, this.state);

  show(title, state, lively = false) {
    if (this.title.textContent !== title) this.title.textContent = title;
    if (this.state.textContent !== state) this.state.textContent = state;
    this.state.classList.toggle("lively", lively);
  }
}

export function menuButton(label, open) {
  const facts = { type: "button", class: "round flat", "aria-label": label, "aria-haspopup": "menu" };
  return el("button", { ...facts, onclick: (event) => open(event.currentTarget) }, icon("more"));
}
