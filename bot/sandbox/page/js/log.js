// The scrolling history of a chat: days, groups of one sender, albums; arrow keys walk through it.

import { bubble, serviceLine } from "./bubble.js";
import { el, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { dayName, isSameDay, t } from "./i18n.js";
import { avatar } from "./avatar.js";

const GROUPED_SECONDS = 300;
const NEAR = 80;

export class Log {
  constructor(context) {
    this.context = { ...context, scrollTo: (id) => this.scrollTo(id) };
    this.list = el("div", { class: "log", role: "log", "aria-live": "polite", tabindex: -1 });
    this.newer = 0;
    this.jump = el("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toEnd() });
    this.element = el("div", { class: "log-frame" }, this.list, this.jump);
    this.list.addEventListener("scroll", () => this.#atEnd() && this.#seen(), { passive: true });
    this.list.addEventListener("keydown", (event) => this.#onKey(event));
    this.list.addEventListener("focusin", (event) => this.#activate(event.target.closest(".row")));
    this.stuck = true;
    this.list.addEventListener("load", () => this.stuck && this.toEnd(), true);
    new ResizeObserver(() => this.stuck && this.toEnd()).observe(this.list);
  }

  /** Show these messages; `typing` is somebody's action or null; another `key` is another place. */
  show(key, label, messages, typing) {
    const elsewhere = key !== this.key;
    if (elsewhere) this.list.replaceChildren();
    const end = elsewhere || this.#atEnd();
    const known = this.known ?? new Set();
    const fresh = elsewhere ? [] : messages.filter((message) => !known.has(message.message_id));
    this.key = key;
    this.known = new Set(messages.map((message) => message.message_id));
    this.list.setAttribute("aria-label", label);
    const held = this.list.contains(document.activeElement) ? document.activeElement : null;
    if (fresh.length && !held) this.active = null;
    reconcile(this.list, this.#rows(messages, typing));
    const own = fresh.some((message) => message.sender.id === this.context.place().author);
    if (end || own) this.toEnd();
    else if (fresh.length) this.#more(fresh.length);
    this.#keepReachable();
    if (held && !this.list.contains(document.activeElement)) this.#refocus(held.matches(".key"));
  }

  /** What had the focus is gone: go on at the newest message, on its buttons if it was a button. */
  #refocus(onKey) {
    const row = [...this.list.querySelectorAll(".row[data-message]")].at(-1);
    ((onKey && row?.querySelector(".key")) || row || this.list).focus({ preventScroll: true });
  }

  #rows(messages, typing) {
    if (!messages.length && !typing) {
      return [{ key: "empty", parts: [], build: () => el("p", { class: "service" }, el("span", {}, t("emptyChat"))) }];
    }
    const rows = [];
    const groups = grouped(messages);
    groups.forEach((group, at) => {
      const head = group[0];
      const before = groups[at - 1]?.[0];
      if (!before || !isSameDay(before.date, head.date)) rows.push(dayRow(head));
      rows.push(this.#row(group, !joins(before, head), !joins(head, groups[at + 1]?.[0])));
    });
    if (typing) rows.push({ key: "typing", parts: [typing.action], build: () => this.#typing() });
    return rows;
  }

  #row(group, first, last) {
    const key = `message-${group[0].message_id}`;
    const { author } = this.context.place();
    if (group[0].service) {
      return { key, parts: group, build: () => serviceLine(group[0], this.context) };
    }
    const original = this.context.chat().messages.get(group[0].reply_to) ?? null;
    const parts = [...group, first, last, author, original];
    return { key, parts, build: () => bubble(group, { first, last }, this.context) };
  }

  #typing() {
    const { world, showNames } = this.context;
    const dots = el("div", { class: "bubble dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    const sign = showNames ? el("span", { class: "row-avatar" }, avatar(world.bot.id, world.botName())) : null;
    return el("div", { class: "row other first last" }, sign, el("div", { class: "row-body" }, dots));
  }

  scrollTo(messageId) {
    const row = this.list.querySelector(`[data-message="${messageId}"]`);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    row.classList.add("called");
    setTimeout(() => row.classList.remove("called"), 1600);
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.#seen();
  }

  #atEnd() {
    this.stuck = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
    this.jump.toggleAttribute("hidden", this.stuck);
    return this.stuck;
  }

  #more(count) {
    this.newer += count;
    this.jump.replaceChildren(icon("down"), t("newer", this.newer));
    this.jump.removeAttribute("hidden");
  }

  #seen() {
    this.newer = 0;
    this.stuck = true;
    this.jump.replaceChildren(icon("down"), t("newer", 0));
    this.jump.setAttribute("hidden", "");
  }

  /** Exactly one message, and what can be pressed in it, is in the Tab order. */
  #keepReachable() {
    const rows = [...this.list.querySelectorAll(".row[data-message]")];
    const active = rows.find((row) => row.rowKey === this.active) ?? rows.at(-1);
    for (const row of rows) reach(row, row === active);
  }

  #activate(row) {
    if (!row || row.rowKey === this.active) return;
    this.active = row.rowKey;
    this.#keepReachable();
  }

  #onKey(event) {
    const row = event.target.closest(".row");
    if (!row || event.target !== row) {
      if (event.key === "Escape" && row) row.focus();
      return;
    }
    const rows = [...this.list.querySelectorAll(".row[data-message]")];
    const at = rows.indexOf(row);
    const target = { ArrowUp: rows[at - 1], ArrowDown: rows[at + 1], Home: rows[0], End: rows.at(-1) }[event.key];
    if (target) {
      target.focus();
      target.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" || event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      row.querySelector(".bubble-more").click();
    } else if (!["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
  }
}

function reach(row, reachable) {
  row.tabIndex = reachable ? 0 : -1;
  for (const node of row.querySelectorAll("button, a")) node.tabIndex = reachable ? 0 : -1;
}

function dayRow(message) {
  const day = dayName(message.date);
  return { key: `day-${message.message_id}`, parts: [day], build: () => el("p", { class: "day" }, el("span", {}, day)) };
}

function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const group = groups.at(-1);
    if (group && message.album && group[0].album === message.album) group.push(message);
    else groups.push([message]);
  }
  return groups;
}

function joins(one, other) {
  return Boolean(
    one && other && !one.service && !other.service && one.sender.id === other.sender.id &&
      other.date - one.date < GROUPED_SECONDS && isSameDay(one.date, other.date),
  );
}
