// The right phone: the counsellors' group with its topics, and the chat of the one that is open.

import * as api from "./api.js";
import { avatar, topicSign } from "./avatar.js";
import { Chat } from "./chat.js";
import { el, fill } from "./dom.js";
import { groupMenu, topicMenu } from "./groups.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";
import { bringIn, chooseCounsellor } from "./people.js";
import { menuButton, Phone, Title } from "./phone.js";
import { Topics } from "./topics.js";

const GENERAL = 0;

export class StaffPhone extends Phone {
  constructor(world, reads, asked) {
    super("right", t("phoneRight"));
    this.world = world;
    this.reads = reads;
    this.counsellor = Number(asked.get("counsellor")) || null;
    this.topic = null;
    const place = () => ({ author: this.counsellor, chatId: this.group?.chat_id, topic: this.group?.is_forum ? this.topic : null });
    this.chat = new Chat(world, this.toasts, { place, showNames: true, barrier: () => this.#barrier() });
    this.topics = new Topics(world, {
      open: (id) => this.open(id),
      menu: (anchor, topic) => topicMenu(anchor, topic, this),
    });
    this.title = new Title();
    this.#buildBars();
    this.holder.addEventListener("click", () => this.#choose());
    this.empty = el("div", { class: "empty" });
  }

  #buildBars() {
    const back = el("button", { type: "button", class: "round flat topic-back", "aria-label": t("back"), onclick: () => this.open(null) }, icon("back"));
    this.topicTitle = new Title();
    this.topicSignPlace = el("span", { class: "sign-place" });
    const more = menuButton(t("topicMenu"), (button) => topicMenu(button, this.current, this));
    this.topicMore = more;
    const head = el("header", { class: "bar topic-bar" }, back, this.topicSignPlace, this.topicTitle.element, more);
    this.placeholder = el("p", { class: "placeholder" }, t("chooseTopic"));
    this.talk = el("div", { class: "talk" }, head, this.chat.element);
    this.topicBar = head;
    this.desk = el("div", { class: "desk" }, this.topics.element, this.talk, this.placeholder);
    fill(this.bar, (this.sign = el("span")), this.title.element, menuButton(t("groupMenu"), (button) => groupMenu(button, this)));
  }

  get group() {
    return this.world.staff;
  }

  /** The topic that is open; General is not one of the forum's own. */
  get current() {
    return this.#topics().find((topic) => topic.id === this.topic) ?? null;
  }

  #topics() {
    const own = [...(this.group?.topics.values() ?? [])].filter((topic) => !topic.deleted);
    return [{ id: GENERAL, name: t("general"), icon_color: 0xd8d2c2, closed: false }, ...own];
  }

  /** How many messages nobody has looked at on this phone. */
  get unread() {
    return this.items?.reduce((sum, item) => sum + item.unread, 0) ?? 0;
  }

  open(topicId) {
    this.topic = topicId;
    this.render();
    if (topicId === null) this.topics.element.querySelector('[tabindex="0"]')?.focus();
    else if (this.topicBar.checkVisibility()) this.chat.composer.input.focus({ preventScroll: true });
  }

  render() {
    const { group } = this;
    this.bar.hidden = !group;
    if (!group) return this.#showNoGroup();
    this.world.open(group.chat_id);
    const members = this.world.members(group);
    if (!members.some((person) => person.id === this.counsellor)) this.counsellor = members[0]?.id ?? null;
    this.showHolder(`${t("phoneRight")} ${t("writesAs")}`, this.counsellor ? this.world.name(this.counsellor) : t("nobody"));
    if (this.title.title.textContent !== group.title) this.sign.replaceWith((this.sign = avatar(group.chat_id, group.title)));
    this.title.show(group.title, t("membersCount", members.length));
    this.showOnly(this.desk);
    this.#showTalk();
    this.#showTopics();
    return undefined;
  }

  #showTalk() {
    if (this.group.is_forum && this.topic !== null && !this.current) this.topic = null;
    const open = !this.group.is_forum || this.topic !== null;
    this.desk.toggleAttribute("data-open", open);
    this.desk.toggleAttribute("data-plain", !this.group.is_forum);
    if (!open) return;
    const { current, chat } = this;
    const typing = chat.typing ? `${this.world.botName()} ${t(chat.typing.action)} …` : "";
    this.topicTitle.show(current?.name ?? "", typing || (current?.closed ? t("closed") : ""), Boolean(typing));
    this.topicMore.hidden = this.topic === GENERAL || !this.counsellor;
    if (current) fill(this.topicSignPlace, topicSign(current));
    chat.show(t("chatWith", current?.name ?? this.group.title));
    if (chat.element.checkVisibility()) this.reads.mark(chat.place(), chat.messages);
  }

  #showTopics() {
    const { chat_id: chatId, messages } = this.group;
    const byTopic = new Map();
    for (const message of [...messages.values()].sort((a, b) => a.message_id - b.message_id)) {
      const id = message.topic_id ?? GENERAL;
      byTopic.set(id, [...(byTopic.get(id) ?? []), message]);
    }
    this.items = this.#topics().map((topic) => {
      const own = byTopic.get(topic.id) ?? [];
      return { topic, messages: own, unread: this.reads.count({ author: this.counsellor, chatId, topic: topic.id }, own) };
    });
    this.topics.show([...this.items], this.topic);
  }

  #showNoGroup() {
    this.showHolder(t("phoneRight"), "");
    const found = () => this.toasts.report(api.foundForum(t("groupTitle")));
    fill(this.empty, el("p", {}, t("noGroup")), el("button", { type: "button", class: "solid", onclick: found }, t("foundGroup")));
    this.showOnly(this.empty);
  }

  #choose() {
    const choose = (id) => this.writeAs(id);
    chooseCounsellor(this.holder, this.world, { current: this.counsellor, choose, report: this.toasts.report });
  }

  writeAs(id) {
    this.counsellor = id;
    this.render();
  }

  async bringIn() {
    const id = await bringIn(this.world, this.toasts.report);
    if (id) this.writeAs(id);
  }

  #barrier() {
    if (!this.counsellor) {
      const add = el("button", { type: "button", class: "solid", onclick: () => this.bringIn() }, t("addCounsellor"));
      return { key: "nobody", parts: [], build: () => el("div", { class: "barrier" }, el("p", {}, t("nobodyHere")), add) };
    }
    const standing = this.world.standing(this.group, this.counsellor);
    if (!this.current?.closed || standing === "administrator" || standing === "creator") return null;
    return { key: "closed", parts: [], build: () => el("div", { class: "barrier" }, el("p", {}, t("closedNote"))) };
  }
}
