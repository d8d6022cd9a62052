// Where a message is written: text, reply and edit, attachments, commands, the reply keyboard.

import * as api from "./api.js";
import { attachMenu } from "./attach.js";
import { CommandList, commandsFor } from "./commands.js";
import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";
import { replyKeyboard } from "./keyboard.js";
import { gist } from "./media.js";

const TALLEST = 140;

export class Composer {
  #drafts = new Map();

  constructor(context) {
    this.context = context;
    this.subject = null;
    this.commands = new CommandList((command) => this.run(`/${command}`));
    this.input = el("textarea", { class: "input", rows: 1, placeholder: t("write"), "aria-label": t("write"), enterkeyhint: "send" });
    this.sender = el("button", { type: "button", class: "round send", "aria-label": t("send"), onclick: () => this.submit() }, icon("send"));
    this.attacher = this.#button("attach", "plus", (button) => attachMenu(button, this));
    this.lister = this.#button("commands", "slash", () => this.#toggleCommands());
    this.about = el("div", { class: "subject", hidden: true });
    this.keys = el("div", { class: "reply-place" });
    this.element = el(
      "div",
      { class: "composer" },
      this.commands.element,
      this.about,
      el("div", { class: "composer-line" }, this.attacher, this.input, this.lister, this.sender),
      this.keys,
    );
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.input.addEventListener("input", () => this.#typed());
  }

  #button(name, sign, press) {
    const facts = { type: "button", class: "round flat", "aria-label": t(name), "aria-haspopup": "menu" };
    return el("button", { ...facts, onclick: (event) => press(event.currentTarget) }, icon(sign));
  }

  /** Follow the chat: its draft, its commands and its reply keyboard. */
  show(key, chat) {
    if (key !== this.key) this.#change(key);
    const { author } = this.context.place();
    this.known = commandsFor(this.context.world.bot, chat, this.context.world.people.get(author));
    this.lister.hidden = !this.known.length;
    if (this.markup === chat.keyboard) return;
    this.markup = chat.keyboard;
    const keyboard = replyKeyboard(chat.keyboard, this.context, () => this.input.focus());
    fill(this.keys, keyboard);
    this.input.placeholder = chat.keyboard.input_field_placeholder ?? t("write");
  }

  #change(key) {
    if (this.key && this.subject?.kind !== "edit") this.#drafts.set(this.key, this.input.value);
    this.key = key;
    this.subject = null;
    this.input.value = this.#drafts.get(key) ?? "";
    this.#showSubject();
    this.#typed();
  }

  reply(message) {
    this.#take({ kind: "reply", message });
  }

  edit(message) {
    this.input.value = message.text;
    this.#take({ kind: "edit", message });
    this.input.setSelectionRange(message.text.length, message.text.length);
  }

  #take(subject) {
    this.subject = subject;
    this.#showSubject();
    this.#typed();
    this.input.focus();
  }

  #showSubject() {
    const { subject } = this;
    this.about.hidden = !subject;
    this.sender.setAttribute("aria-label", t(subject?.kind === "edit" ? "save" : "send"));
    this.sender.replaceChildren(icon(subject?.kind === "edit" ? "check" : "send"));
    if (!subject) return;
    const { kind, message } = subject;
    const head = kind === "edit" ? t("editing") : t("replyTo", this.context.world.name(message.sender.id));
    const drop = el("button", { type: "button", class: "round flat", "aria-label": t("cancel"), onclick: () => this.cancel() }, icon("close"));
    fill(this.about, icon(kind), el("span", { class: "subject-facts" }, el("b", {}, head), el("span", {}, gist(message))), drop);
  }

  cancel() {
    if (this.subject?.kind === "edit") this.input.value = "";
    this.subject = null;
    this.#showSubject();
    this.#typed();
    this.input.focus();
  }

  /** Say something at once, as when a command is chosen. */
  run(text) {
    this.input.value = "";
    this.#typed();
    return this.send("say", { text });
  }

  /** Act in this chat, as a reply if one is being written. */
  async send(name, body) {
    const reply = this.subject?.kind === "reply" ? { reply_to: this.subject.message.message_id } : {};
    const done = await this.context.report(api.act(this.context.place(), name, { ...body, ...reply }));
    if (done && this.subject?.kind === "reply") this.cancel();
    return done;
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text || this.busy) return;
    this.busy = true;
    const before = this.input.value;
    this.input.value = "";
    this.#typed();
    const { subject } = this;
    const done = subject?.kind === "edit"
      ? await this.context.report(api.act(this.context.place(), "edit", { message_id: subject.message.message_id, text }))
      : await this.send("say", { text });
    this.busy = false;
    if (!done) this.input.value = before;
    else if (subject?.kind === "edit") this.cancel();
    this.#typed();
  }

  #typed() {
    const { input } = this;
    input.style.setProperty("height", "auto");
    input.style.setProperty("height", `${Math.min(input.scrollHeight, TALLEST)}px`);
    this.sender.toggleAttribute("data-ready", Boolean(input.value.trim()));
    const typed = this.subject?.kind === "edit" ? null : /^\/(\w*)$/.exec(input.value);
    const matching = (this.known ?? []).filter((item) => typed && item.command.startsWith(typed[1]));
    this.#offer(matching);
  }

  #offer(commands) {
    this.commands.offer(commands);
    const { active } = this.commands;
    if (active) this.input.setAttribute("aria-activedescendant", active);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #toggleCommands() {
    this.#offer(this.commands.open ? [] : this.known);
    this.input.focus();
  }

  #onKey(event) {
    if (event.isComposing) return;
    if (this.commands.onKey(event)) return this.#offer(this.commands.shown);
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      return this.submit();
    }
    if (event.key === "Escape" && this.subject) {
      event.preventDefault();
      return this.cancel();
    }
    if (event.key === "ArrowUp" && !this.input.value && !this.subject) return this.#editLast(event);
    return undefined;
  }

  #editLast(event) {
    const { author } = this.context.place();
    const own = this.context.messages().filter((message) => message.sender.id === author && message.kind === "text");
    if (!own.length) return;
    event.preventDefault();
    this.edit(own.at(-1));
  }
}
