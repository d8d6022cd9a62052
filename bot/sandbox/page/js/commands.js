// The bot's command menu: which of its commands hold in a chat, and choosing one while typing "/".

import { el, fill } from "./dom.js";
import { t } from "./i18n.js";

/** Return the commands for a chat as Telegram picks them: the narrowest scope, then the language. */
export function commandsFor(bot, chat, person) {
  const scopes = chat.type === "private"
    ? [`chat:${chat.chat_id}:`, "all_private_chats::", "default::"]
    : [
        `chat_member:${chat.chat_id}:${person?.id}`, `chat_administrators:${chat.chat_id}:`, `chat:${chat.chat_id}:`,
        "all_chat_administrators::", "all_group_chats::", "default::",
      ];
  for (const scope of scopes) {
    for (const language of [person?.language_code ?? "", ""]) {
      const found = bot.commands[`${scope} ${language}`];
      if (found?.length) return found;
    }
  }
  return [];
}

/** The list over the composer. `choose(command)` gets the chosen one. */
export class CommandList {
  constructor(choose) {
    this.choose = choose;
    this.at = 0;
    this.shown = [];
    this.id = `commands-${Math.random().toString(36).slice(2)}`;
    this.element = el("div", { class: "commands", role: "listbox", id: this.id, "aria-label": t("commands"), hidden: true });
  }

  get open() {
    return !this.element.hidden;
  }

  /** Show the commands that begin with what is typed, or hide. */
  offer(commands) {
    this.shown = commands;
    this.at = Math.min(this.at, Math.max(commands.length - 1, 0));
    this.element.hidden = !commands.length;
    fill(this.element, commands.map((item, index) => this.#option(item, index)));
    this.element.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  #option(item, index) {
    const facts = { class: "command", role: "option", id: `${this.id}-${index}`, "aria-selected": String(index === this.at) };
    const press = (event) => {
      event.preventDefault();
      this.choose(item.command);
    };
    return el("div", { ...facts, onpointerdown: press }, el("b", {}, `/${item.command}`), el("span", {}, item.description));
  }

  /** The id of the option the arrow keys are at, for aria-activedescendant. */
  get active() {
    return this.open ? `${this.id}-${this.at}` : null;
  }

  /** Handle a key of the text field; return whether it was for the list. */
  onKey(event) {
    if (!this.open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = (this.at + step + this.shown.length) % this.shown.length;
      this.offer(this.shown);
    } else if (event.key === "Enter" || event.key === "Tab") this.choose(this.shown[this.at].command);
    else if (event.key === "Escape") this.offer([]);
    else return false;
    event.preventDefault();
    return true;
  }
}
