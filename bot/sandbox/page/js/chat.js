// One chat as a phone shows it: pinned message, history, and where one writes.

import { messageMenu } from "./actions.js";
import { Composer } from "./composer.js";
import { alertBox } from "./dialogs.js";
import { el, fill, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";
import { settle } from "./keyboard.js";
import { Log } from "./log.js";
import { gist } from "./media.js";

/**
 * A chat that follows a place {author, chatId, topic}; topic null is the whole chat, 0 General.
 *
 * barrier() returns a row (see `reconcile`) to show instead of the composer, or null.
 */
export class Chat {
  constructor(world, toasts, { place, showNames, barrier }) {
    this.world = world;
    this.place = place;
    this.barrier = barrier;
    this.toasts = toasts;
    const context = {
      world, place, showNames,
      chat: () => this.chat,
      messages: () => this.messages,
      report: toasts.report,
      toast: (text) => toasts.show(text),
      onCommand: (command) => this.composer.run(command),
      onMenu: (anchor, messages, own) => messageMenu(anchor, messages, own, context, this.composer),
    };
    this.composer = new Composer(context);
    this.log = new Log(context);
    this.pinned = el("div", { class: "pinned", hidden: true });
    this.bottom = el("div", { class: "bottom" });
    this.element = el("div", { class: "chat" }, this.pinned, this.log.element, this.bottom);
  }

  get chat() {
    return this.world.chats.get(this.place().chatId);
  }

  /** The messages of this place, oldest first. */
  get messages() {
    const { topic } = this.place();
    const all = [...(this.chat?.messages.values() ?? [])].sort((a, b) => a.message_id - b.message_id);
    return topic === null ? all : all.filter((message) => (message.topic_id ?? 0) === topic);
  }

  /** What the bot is doing here, or null. */
  get typing() {
    return this.chat?.typing.get(this.place().topic ?? 0) ?? null;
  }

  show(label) {
    if (!this.chat) return;
    const { author, chatId, topic } = this.place();
    const key = `${author}/${chatId}/${topic}`;
    const { messages } = this;
    this.log.show(key, label, messages, this.typing);
    this.#showPinned(messages);
    const composer = { key: "composer", parts: [], build: () => this.composer.element };
    reconcile(this.bottom, [this.barrier() ?? composer]);
    this.composer.show(key, this.chat);
  }

  #showPinned(messages) {
    const message = messages.filter((one) => one.pinned).at(-1);
    this.pinned.hidden = !message;
    if (!message || message === this.pin) return;
    this.pin = message;
    const go = () => this.log.scrollTo(message.message_id);
    const words = el("span", {}, el("b", {}, t("pinned")), el("span", {}, gist(message)));
    fill(this.pinned, el("button", { type: "button", "aria-description": t("goToPinned"), onclick: go }, icon("pin"), words));
  }

  /** Show the bot's answer to a tap of the person who holds this phone. */
  async answer(notice) {
    settle(notice.callback_id);
    if (notice.person_id !== this.place().author || !notice.text) return;
    if (notice.show_alert) await alertBox(notice.text, this.world.botName(), this.element);
    else this.toasts.show(notice.text);
  }
}
