// What this page knows of the sandbox: the bot, people, chats, messages. Views listen for "change".

import * as api from "./api.js";
import { Events } from "./events.js";

const TYPING_SHOWN = 5000;

export class World extends EventTarget {
  bot = null;
  people = new Map();
  chats = new Map();
  live = false;
  #waiting = null;
  #opened = new Set();

  /** Connect, load, and go on listening; resolves when everything is known for the first time. */
  start() {
    return new Promise((ready) => {
      this.events = new Events({
        onOpen: async () => {
          await this.#sync();
          ready();
        },
        onLost: () => this.#setLive(false),
        onChange: (change) => (this.#waiting ? this.#waiting.push(change) : this.#apply(change)),
      });
      this.events.connect();
    });
  }

  /** Load everything anew; what is heard meanwhile is applied afterwards. */
  async #sync() {
    const heard = (this.#waiting = []);
    try {
      const [bot, people, chats] = await Promise.all([api.loadBot(), api.loadPeople(), api.loadChats()]);
      this.bot = bot;
      this.people = new Map(people.map((person) => [person.id, person]));
      const known = new Set(chats.map((chat) => chat.chat_id));
      for (const id of this.chats.keys()) if (!known.has(id)) this.chats.delete(id);
      for (const chat of chats) this.#learn(chat);
      await Promise.all([...this.#opened].filter((id) => known.has(id)).map((id) => this.#load(id)));
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
    } finally {
      if (this.#waiting === heard) this.#waiting = null;
    }
    for (const change of heard) this.#apply(change);
    this.#setLive(true);
  }

  #setLive(live) {
    this.live = live;
    this.#tell("connection");
  }

  #tell(kind, facts = {}) {
    this.dispatchEvent(new CustomEvent("change", { detail: { kind, ...facts } }));
  }

  #learn(summary) {
    const chat = this.chats.get(summary.chat_id) ?? {
      members: [], messages: new Map(), topics: new Map(), keyboard: {}, typing: new Map(),
    };
    const { last, ...facts } = summary;
    Object.assign(chat, facts);
    if (last && !chat.messages.size && !last.deleted) chat.messages.set(last.message_id, last);
    this.chats.set(chat.chat_id, chat);
    return chat;
  }

  async #load(chatId) {
    const view = await api.loadChat(chatId);
    const standing = view.messages.filter((message) => !message.deleted);
    const chat = this.#learn({ chat_id: chatId, type: view.type, migrated_to: view.migrated_to });
    chat.title = view.title || chat.title;
    chat.members = view.members;
    chat.keyboard = view.keyboard;
    chat.messages = new Map(standing.map((message) => [message.message_id, message]));
    chat.topics = new Map(view.topics.map((topic) => [topic.id, topic]));
    this.#tell("loaded", { chatId });
  }

  /** Make a chat's whole history known. */
  async open(chatId) {
    if (this.#opened.has(chatId)) return;
    this.#opened.add(chatId);
    await this.#load(chatId);
  }

  /** The staff group: the newest forum, or else the newest group, that has not moved elsewhere. */
  get staff() {
    const groups = [...this.chats.values()].filter((chat) => chat.type !== "private" && !chat.migrated_to);
    return groups.find((chat) => chat.is_forum) ?? groups[0] ?? null;
  }

  /** The people who stand in a group, oldest first. */
  members(chat) {
    const present = new Set(["creator", "administrator", "member"]);
    return chat.members
      .filter((member) => present.has(member.status) && this.people.has(member.person_id))
      .map((member) => this.people.get(member.person_id));
  }

  /** How somebody stands in a group: "administrator", "member", "left" … */
  standing(chat, personId) {
    return chat.members.find((member) => member.person_id === personId)?.status ?? "left";
  }

  name(personId) {
    if (personId === this.bot.id) return this.botName();
    const person = this.people.get(personId);
    return person ? [person.first_name, person.last_name].filter(Boolean).join(" ") : "?";
  }

  botName() {
    return this.bot.words[`name ${document.documentElement.lang}`] ?? this.bot.words.name ?? this.bot.first_name;
  }

  async #apply(change) {
    const chat = this.chats.get(change.chat_id);
    if (change.kind === "commands") this.bot = await api.loadBot();
    if (change.kind === "person") await this.#meet(change.person_id);
    if (change.kind === "chat") await this.#sync();
    if (chat) this.#applyTo(chat, change);
    this.#tell(change.kind, { chatId: change.chat_id, change });
  }

  async #meet(personId) {
    for (const person of await api.loadPeople()) this.people.set(person.id, person);
    this.#learn({ chat_id: personId, type: "private", title: this.name(personId) });
  }

  #applyTo(chat, change) {
    const { message } = change;
    if (message?.deleted) chat.messages.delete(message.message_id);
    else if (message) chat.messages.set(message.message_id, message);
    if (change.keyboard) chat.keyboard = change.keyboard;
    if (change.topic) chat.topics.set(change.topic.id, change.topic);
    if (change.kind === "message") this.#heardFrom(chat, message);
    if (change.kind === "topic" && change.topic?.deleted) this.#forgetTopic(chat, change.topic.id);
    if (change.kind === "unpinned") this.#unpin(chat, change.message_id);
    if (change.kind === "typing") this.#typing(chat, change);
    if (change.kind === "member") this.#stand(chat, change);
  }

  #heardFrom(chat, message) {
    if (message.kind === "migrate_to_chat_id") chat.migrated_to = message.details;
    chat.typing.delete(message.topic_id ?? 0);
    const person = this.people.get(message.sender.id);
    if (person && chat.type === "private") person.started = true;
  }

  #forgetTopic(chat, topicId) {
    for (const message of [...chat.messages.values()]) {
      if (message.topic_id === topicId) chat.messages.delete(message.message_id);
    }
  }

  #unpin(chat, messageId) {
    for (const [id, message] of chat.messages) {
      if (message.pinned && (!messageId || id === messageId)) chat.messages.set(id, { ...message, pinned: false });
    }
  }

  #typing(chat, { topic_id: topic, action }) {
    const mark = { action };
    chat.typing.set(topic ?? 0, mark);
    setTimeout(() => {
      if (chat.typing.get(topic ?? 0) !== mark) return;
      chat.typing.delete(topic ?? 0);
      this.#tell("typing", { chatId: chat.chat_id });
    }, TYPING_SHOWN);
  }

  #stand(chat, { person_id: personId, status, blocked }) {
    if (blocked !== undefined) this.people.get(personId).blocked = blocked;
    if (!status) return;
    const others = chat.members.filter((member) => member.person_id !== personId);
    chat.members = [...others, { person_id: personId, status, name: this.name(personId) }];
  }
}
