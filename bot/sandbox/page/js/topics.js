// The list of a forum's topics: newest first, with what was said last and what is unread.

import { topicSign } from "./avatar.js";
import { el, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { briefly, t } from "./i18n.js";
import { gist } from "./media.js";

/** `open(topicId)` shows a topic, `menu(anchor, topic)` its possibilities. */
export class Topics {
  constructor(world, { open, menu }) {
    this.world = world;
    this.open = open;
    this.menu = menu;
    this.element = el("div", { class: "topics", role: "listbox", "aria-label": t("topics") });
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** items: {topic, messages, unread}; current: the open topic's id or null. */
  show(items, current) {
    const sorted = items.sort((a, b) => lastDate(b) - lastDate(a) || b.topic.id - a.topic.id);
    reconcile(this.element, sorted.map((item) => this.#row(item, item.topic.id === current)));
    const options = [...this.element.children];
    const focused = options.find((option) => option === document.activeElement);
    const reachable = focused ?? options.find((option) => option.ariaSelected === "true") ?? options[0];
    for (const option of options) option.tabIndex = option === reachable ? 0 : -1;
  }

  #row(item, selected) {
    const { topic, messages, unread } = item;
    const last = messages.at(-1);
    return { key: topic.id, parts: [topic.name, topic.closed, topic.icon_color, last, unread, selected], build: () => this.#option(topic, last, unread, selected) };
  }

  #option(topic, last, unread, selected) {
    const show = () => this.open(topic.id);
    const menu = (event) => {
      event.preventDefault();
      this.menu(event.currentTarget, topic);
    };
    return el(
      "div",
      { class: "topic", role: "option", "aria-selected": String(selected), tabindex: -1, onclick: show, oncontextmenu: menu },
      topicSign(topic),
      el(
        "span",
        { class: "topic-facts" },
        el("span", { class: "topic-line" }, el("b", {}, topic.name), topic.closed ? el("span", { class: "closed" }, icon("lock"), el("span", { class: "hidden" }, t("closed"))) : null, last ? el("time", {}, briefly(last.date)) : null),
        el("span", { class: "topic-line" }, el("span", { class: "topic-last" }, last ? this.#words(last) : ""), unread ? el("span", { class: "badge", "aria-label": t("unread", unread) }, String(unread)) : null),
      ),
    );
  }

  #words(message) {
    const who = this.world.name(message.sender.id);
    if (message.service) return t(message.kind, who, message.details);
    return `${who}: ${gist(message)}`;
  }

  #onKey(event) {
    const options = [...this.element.children];
    const at = options.indexOf(document.activeElement);
    if (at < 0) return;
    const target = { ArrowDown: options[at + 1], ArrowUp: options[at - 1], Home: options[0], End: options.at(-1) }[event.key];
    if (target) {
      for (const option of options) option.tabIndex = option === target ? 0 : -1;
      target.focus();
    } else if (event.key === "Enter" || event.key === " ") options[at].click();
    else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) options[at].dispatchEvent(new MouseEvent("contextmenu", { cancelable: true }));
    else return;
    event.preventDefault();
  }
}

const lastDate = ({ messages }) => messages.at(-1)?.date ?? 0;
