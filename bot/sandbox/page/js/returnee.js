// The left phone: a returnee at a poster, and then in the chat with the bot.

import * as api from "./api.js";
import { avatar } from "./avatar.js";
import { Chat } from "./chat.js";
import { el, fill } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";
import { choosePerson } from "./people.js";
import { menuButton, Phone, Title } from "./phone.js";
import { poster } from "./poster.js";

export class ReturneePhone extends Phone {
  constructor(world, reads, asked) {
    super("left", t("phoneLeft"));
    this.world = world;
    this.reads = reads;
    this.code = asked.get("start") ?? "";
    this.atPoster = asked.has("start");
    this.person = this.#first(Number(asked.get("person")));
    const place = () => ({ author: this.person, chatId: this.person, topic: null });
    this.chat = new Chat(world, this.toasts, { place, showNames: false, barrier: () => this.#barrier() });
    this.title = new Title();
    this.more = menuButton(t("chatMenu"), (button) => this.#menu(button));
    fill(this.bar, avatar(world.bot.id, world.botName()), this.title.element, this.more);
    this.holder.addEventListener("click", () => this.#choose());
    if (this.person) world.open(this.person);
  }

  #first(asked) {
    if (this.world.people.has(asked)) return asked;
    if (this.atPoster) return null;
    const { staff } = this.world;
    const team = new Set(staff ? this.world.members(staff).map((person) => person.id) : []);
    return [...this.world.people.keys()].find((id) => !team.has(id)) ?? null;
  }

  get facts() {
    return this.world.people.get(this.person) ?? null;
  }

  render() {
    if (this.person && !this.facts) this.person = null;
    this.showHolder(t("phoneOf"), this.person ? this.world.name(this.person) : t("newcomer"));
    const waiting = this.atPoster || !this.facts || !(this.facts.started || this.chat.messages.length);
    this.bar.hidden = waiting;
    if (waiting) return this.#showPoster();
    this.poster = null;
    this.#showTitle();
    this.showOnly(this.chat.element);
    this.chat.show(t("chatWith", this.world.botName()));
    if (this.element.checkVisibility()) this.reads.mark(this.chat.place(), this.chat.messages);
    return undefined;
  }

  #showTitle() {
    const { typing } = this.chat;
    const calm = this.facts.blocked ? t("blockedState") : t("bot");
    this.title.show(this.world.botName(), typing ? `${t(typing.action)} …` : calm, Boolean(typing));
  }

  #showPoster() {
    const kind = `${this.person}/${this.atPoster}`;
    if (this.poster?.kind === kind) return;
    const back = this.facts?.started ? () => this.#leavePoster() : null;
    const facts = { bot: this.world.bot, botName: this.world.botName(), person: this.facts, code: this.code };
    const element = poster({ ...facts, onScan: (scan) => this.#scan(scan), onBack: back });
    this.poster = { kind, element };
    this.showOnly(element);
  }

  #leavePoster() {
    this.atPoster = false;
    this.#remember();
    this.render();
  }

  async #scan({ code, name, language }) {
    const report = this.toasts.report;
    if (!this.person) {
      const person = await report(api.createPerson({ first_name: name, language_code: language }));
      if (!person) return;
      this.world.people.set(person.id, person);
      this.person = person.id;
    }
    this.code = code;
    await this.world.open(this.person);
    if (!(await report(api.personally(this.person, "start", { payload: code })))) return;
    this.facts.started = true;
    this.#leavePoster();
    this.chat.composer.input.focus({ preventScroll: true });
  }

  /** Keep who holds the phone in the address, so that a reload shows the same. */
  #remember() {
    const url = new URL(location.href);
    if (!this.atPoster) url.searchParams.delete("start");
    if (this.person) url.searchParams.set("person", this.person);
    history.replaceState(null, "", url);
  }

  #choose() {
    const unread = (id) => this.reads.count({ author: id, chatId: id, topic: null }, [...(this.world.chats.get(id)?.messages.values() ?? [])]);
    const choose = async (id) => {
      this.person = id;
      this.atPoster = false;
      this.#remember();
      await this.world.open(id);
      this.render();
    };
    choosePerson(this.holder, this.world, { current: this.person, unread, choose, report: this.toasts.report });
  }

  #menu(button) {
    const again = () => {
      this.atPoster = true;
      this.render();
    };
    const { blocked } = this.facts;
    openMenu(
      button,
      [
        { label: t("posterAgain"), icon: "qr", run: again },
        blocked ? { label: t("unblockBot"), icon: "unlock", run: () => this.#act("unblock") } : { label: t("blockBot"), icon: "stop", danger: true, run: () => this.#act("block") },
      ],
      t("chatMenu"),
    );
  }

  #act(name) {
    return this.toasts.report(api.personally(this.person, name));
  }

  #barrier() {
    if (!this.facts.blocked) return null;
    const unblock = el("button", { type: "button", class: "solid", onclick: () => this.#act("unblock") }, t("unblockBot"));
    return { key: "blocked", parts: [], build: () => el("div", { class: "barrier" }, el("p", {}, t("blockedNote")), unblock) };
  }
}
