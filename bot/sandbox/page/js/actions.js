// What can be done with a message: the menu behind right click, the dots, Enter and Shift+F10.

import * as api from "./api.js";
import { react } from "./bubble.js";
import { t } from "./i18n.js";
import { copy } from "./keyboard.js";
import { openMenu } from "./menu.js";

const EMOJI = ["👍", "❤", "🎉", "🙏", "😊", "😢"];
const EDITABLE = new Set(["text", "photo", "document", "voice", "video", "audio", "animation"]);

/** Open the menu of a message, or of an album. */
export function messageMenu(anchor, messages, own, context, composer) {
  const place = context.place();
  const spoken = messages.find((message) => message.text);
  const mine = own && spoken && EDITABLE.has(spoken.kind);
  const ids = messages.map((message) => message.message_id);
  const remove = () => context.report(api.act({ ...place, topic: null }, "delete", { message_ids: ids }));
  const items = [
    place.author && { row: EMOJI.map((emoji) => ({ label: emoji, title: t("react", emoji), run: () => toggle(messages[0], emoji, context) })) },
    place.author && { label: t("reply"), icon: "reply", run: () => composer.reply(messages[0]) },
    mine && { label: t("edit"), icon: "edit", run: () => composer.edit(spoken) },
    spoken && { label: t("copy"), icon: "copy", run: () => copy(spoken.text, context) },
    place.author && mayDelete(own, context) && { label: t("remove"), icon: "trash", danger: true, run: remove },
  ];
  openMenu(anchor, items, t("messageMenu"));
}

function toggle(message, emoji, context) {
  const { author } = context.place();
  const given = message.reactions.some((one) => one.person_id === author && one.emoji.includes(emoji));
  return react(message, given ? null : emoji, context);
}

function mayDelete(own, context) {
  const chat = context.chat();
  const standing = context.world.standing(chat, context.place().author);
  return own || chat.type === "private" || standing === "administrator" || standing === "creator";
}
