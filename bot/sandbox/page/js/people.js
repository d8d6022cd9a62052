// Choosing and creating people: who holds the left phone, who writes on the right one.

import * as api from "./api.js";
import { avatar } from "./avatar.js";
import { form } from "./dialogs.js";
import { lang, t } from "./i18n.js";
import { openMenu } from "./menu.js";

/** Let the left phone be somebody's. `choose(id)` gets the chosen person, or null for somebody new. */
export function choosePerson(button, world, { current, unread, choose, report }) {
  const team = new Set(world.staff ? world.members(world.staff).map((person) => person.id) : []);
  const people = [...world.people.values()].sort((a, b) => team.has(a.id) - team.has(b.id));
  const items = people.map((person) => ({
    label: world.name(person.id),
    note: team.has(person.id) ? t("inTeam") : t(person.started ? "met" : "notMet"),
    mark: avatar(person.id, world.name(person.id)),
    checked: person.id === current,
    badge: unread(person.id),
    run: () => choose(person.id),
  }));
  const add = async () => {
    const person = await newPerson(report);
    if (person) choose(person.id);
  };
  openMenu(button, [...items, { label: t("newPerson"), icon: "plus", run: add }], t("choosePerson"));
}

const nameField = (value, more) => ({ name: "first_name", label: t("firstName"), value, required: true, ...more });

async function newPerson(report) {
  const languages = [["de", t("german")], ["en", t("english")]];
  const facts = await form({
    title: t("newPersonTitle"),
    fields: [nameField(""), { name: "language_code", label: t("personLanguage"), type: "select", options: languages, value: lang }],
    yes: t("create"),
  });
  return facts && report(api.createPerson(facts));
}

/** Choose who writes in the group, or bring somebody in. */
export function chooseCounsellor(button, world, { current, choose, report }) {
  const items = world.members(world.staff).map((person) => ({
    label: world.name(person.id),
    mark: avatar(person.id, world.name(person.id)),
    checked: person.id === current,
    run: () => choose(person.id),
  }));
  const add = async () => {
    const id = await bringIn(world, report);
    if (id) choose(id);
  };
  openMenu(button, [...items, { label: t("addCounsellor"), icon: "plus", run: add }], t("chooseCounsellor"));
}

/** Ask who joins the staff group, and how; resolves with the person's id or null. */
export async function bringIn(world, report) {
  const chat = world.staff;
  const present = new Set(world.members(chat).map((person) => person.id));
  const others = [...world.people.values()].filter((person) => !present.has(person.id));
  const options = [["", t("somebodyNew")], ...others.map((person) => [String(person.id), world.name(person.id)])];
  const facts = await form({
    title: t("addCounsellorTitle"),
    fields: [
      { name: "person", label: t("who"), type: "select", options, when: () => others.length > 0 },
      nameField(present.size ? "" : t("sampleCounsellor"), { required: false, when: (values) => !values.person }),
      { name: "invite_link", label: t("inviteLink"), maxlength: 128 },
      { name: "admin", label: t("asAdmin"), type: "checkbox", value: true },
    ],
    yes: t("join"),
  });
  return facts && report(join(chat.chat_id, facts));
}

async function join(chatId, { person, first_name: name, invite_link: link, admin }) {
  const id = person ? Number(person) : (await api.createPerson({ first_name: name || t("sampleCounsellor"), language_code: lang })).id;
  const joined = await api.personally(id, "join", link ? { invite_link: link } : { chat_id: chatId });
  if (admin) await api.personally(id, "standing", { chat_id: joined.chat_id, status: "administrator" });
  return id;
}
