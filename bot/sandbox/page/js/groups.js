// What a counsellor can do with the group and its topics: the menus of the right phone.

import * as api from "./api.js";
import { ask, form } from "./dialogs.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";

/** The group's menu; `phone` is the staff phone. */
export function groupMenu(button, phone) {
  const { counsellor, group, toasts, world } = phone;
  const leave = async () => {
    if (await toasts.report(api.personally(counsellor, "leave", { chat_id: group.chat_id }))) toasts.show(t("left", world.name(counsellor)));
  };
  openMenu(
    button,
    [
      counsellor && group.is_forum && { label: t("newTopic"), icon: "plus", run: () => newTopic(phone) },
      { label: t("addCounsellor"), icon: "people", run: () => phone.bringIn() },
      counsellor && { label: t("leaveGroup"), icon: "leave", danger: true, run: leave },
    ],
    t("groupMenu"),
  );
}

const change = (phone, action, facts) => {
  const place = { author: phone.counsellor, chatId: phone.group.chat_id };
  return phone.toasts.report(api.act(place, "topic", { action, ...facts }));
};

const nameField = (value = "") => ({ name: "name", label: t("topicName"), value, maxlength: 128, required: true });

async function newTopic(phone) {
  const facts = await form({ title: t("newTopicTitle"), fields: [nameField()], yes: t("create") });
  const topic = facts && (await change(phone, "create", facts));
  if (topic) phone.open(topic.topic_id);
}

/** A topic's menu; General has none. */
export function topicMenu(anchor, topic, phone) {
  if (!topic?.id || !phone.counsellor) return;
  const act = (action, facts = {}) => change(phone, action, { topic_id: topic.id, ...facts });
  const rename = async () => {
    const facts = await form({ title: t("rename"), fields: [nameField(topic.name)], yes: t("rename") });
    if (facts) await act("rename", facts);
  };
  const remove = async () => {
    const text = t("deleteTopicAsk", topic.name);
    if (await ask({ title: t("deleteTopic"), text, yes: t("remove"), danger: true })) await act("delete");
  };
  openMenu(
    anchor,
    [
      { label: t("renameTopic"), icon: "edit", run: rename },
      topic.closed ? { label: t("reopenTopic"), icon: "unlock", run: () => act("reopen") } : { label: t("closeTopic"), icon: "lock", run: () => act("close") },
      { label: t("deleteTopic"), icon: "trash", danger: true, run: remove },
    ],
    t("topicMenu"),
  );
}
