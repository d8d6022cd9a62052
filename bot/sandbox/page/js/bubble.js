// One message, or one album, as a bubble with its quote, media, text, reactions and buttons.

import * as api from "./api.js";
import { avatar } from "./avatar.js";
import { el } from "./dom.js";
import { rich } from "./entities.js";
import { icon } from "./icons.js";
import { t, timeOf } from "./i18n.js";
import { inlineKeyboard } from "./keyboard.js";
import { album, gist, media } from "./media.js";

/** A line of the log that nobody said: a topic was closed, somebody joined. */
export function serviceLine(message, context) {
  const who = context.world.name(message.sender.id);
  const words = t(message.kind, who, message.details);
  return el("p", { class: "service" }, el("span", {}, words === message.kind ? t("unshown", message.kind) : words));
}

/**
 * Return a bubble. messages: one, or all of an album; first, last: of several by one sender.
 *
 * context  {world, place(), chat(), showNames, report, toast, onCommand, onMenu, scrollTo}
 */
export function bubble(messages, { first, last }, context) {
  const head = messages[0];
  const own = head.sender.id === context.place().author;
  const name = context.world.name(head.sender.id);
  const bare = head.kind === "sticker" && !head.reply_to;
  const body = el(
    "div",
    { class: ["bubble", bare && "bare", hasPicture(head) && "pictured"].filter(Boolean).join(" ") },
    first && context.showNames && !own ? el("span", { class: "sender" }, name) : null,
    head.forwarded ? el("span", { class: "forwarded" }, icon("forward"), t("forwarded")) : null,
    quote(head, context),
    messages.length > 1 ? album(messages) : media(head),
    text(messages, context),
    foot(messages, context),
  );
  const open = (event) => {
    event.preventDefault();
    context.onMenu(event.currentTarget, messages, own);
  };
  const more = { type: "button", class: "bubble-more", tabindex: -1, "aria-label": t("messageMenu"), "aria-haspopup": "menu" };
  return el(
    "article",
    {
      class: ["row", own ? "own" : "other", first && "first", last && "last"].filter(Boolean).join(" "),
      tabindex: -1,
      "aria-label": t("messageOf", name, timeOf(head.date)),
      "data-message": head.message_id,
    },
    context.showNames && !own ? el("span", { class: "row-avatar" }, last ? avatar(head.sender.id, name) : null) : null,
    el(
      "div",
      { class: "row-body" },
      el("div", { class: "bubble-line", oncontextmenu: open }, body, el("button", { ...more, onclick: open }, icon("down"))),
      inlineKeyboard(messages.at(-1), context),
    ),
  );
}

const hasPicture = (message) => ["photo", "video", "location", "venue"].includes(message.kind);

/** The text; the time stands in its last line where there is room, else beneath. */
function text(messages, context) {
  const spoken = messages.find((message) => message.text);
  if (!spoken) return null;
  return el("div", { class: "text" }, rich(spoken.text, spoken.entities, context), isReacted(messages) ? null : facts(messages));
}

const isReacted = (messages) => messages.some((message) => message.reactions.length);

function quote(message, context) {
  if (!message.reply_to || message.reply_to === message.topic_id) return null;
  const original = context.chat().messages.get(message.reply_to);
  const words = original
    ? [el("b", {}, context.world.name(original.sender.id)), el("span", {}, gist(original))]
    : [el("span", {}, t("gone"))];
  const go = () => context.scrollTo(message.reply_to);
  const more = { type: "button", class: "quote", tabindex: -1, "aria-description": t("goToReply"), onclick: go };
  return el("button", more, words);
}

function foot(messages, context) {
  if (!isReacted(messages) && messages.some((message) => message.text)) return null;
  return el("div", { class: "foot" }, reactions(messages, context), facts(messages));
}

function facts(messages) {
  const { date } = messages[0];
  return el(
    "span",
    { class: "facts" },
    messages.some((message) => message.pinned) ? icon("pin") : null,
    messages.some((message) => message.edited) ? el("span", { class: "edited" }, t("edited")) : null,
    el("time", { datetime: new Date(date * 1000).toISOString() }, timeOf(date)),
  );
}

function reactions(messages, context) {
  const given = messages.flatMap((message) => message.reactions);
  const counts = new Map();
  for (const { emoji } of given) for (const one of emoji) counts.set(one, (counts.get(one) ?? 0) + 1);
  const me = context.place().author;
  const mine = new Set(given.filter((one) => one.person_id === me).flatMap((one) => one.emoji));
  if (!counts.size) return null;
  return el("span", { class: "reactions" }, [...counts].map(([emoji, count]) => {
    const toggle = () => react(messages[0], mine.has(emoji) ? null : emoji, context);
    const shown = { type: "button", class: "reaction", tabindex: -1, "aria-pressed": String(mine.has(emoji)) };
    const label = t("reactionOf", emoji, count);
    return el("button", { ...shown, "aria-label": label, onclick: toggle }, emoji, count > 1 ? ` ${count}` : null);
  }));
}

/** Put an emoji on a message, or with null take one's own back. */
export function react(message, emoji, context) {
  const { author, chatId } = context.place();
  if (!author) return null;
  const body = { message_id: message.message_id, ...(emoji ? { emoji } : {}) };
  return context.report(api.act({ author, chatId }, "react", body));
}
