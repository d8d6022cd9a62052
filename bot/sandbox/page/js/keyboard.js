// Buttons the bot offers: inline keyboards under a message, the reply keyboard under the chat.

import * as api from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";
import { follow } from "./links.js";

const SPINS = 8000;
const SIGNS = { url: "link", login_url: "link", copy_text: "copy" };

/** Taps that wait for the bot's answer: callback id -> what stops the spinning. */
const waiting = new Map();

/** Stop the spinner of an answered tap. */
export function settle(callbackId) {
  waiting.get(callbackId)?.();
}

/** Return a message's buttons; arrow keys move among them. */
export function inlineKeyboard(message, context) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row, at) =>
    el("div", { class: "keys-row" }, row.map((button, column) => key(message, button, at, column, context))),
  );
  return el("div", { class: "keys", role: "group", "aria-label": t("buttons"), onkeydown: walk }, rows);
}

function key(message, button, row, column, context) {
  const sign = Object.keys(SIGNS).find((name) => name in button);
  const press = (event) => tap(event.currentTarget, message, row, column, context);
  const facts = { type: "button", class: "key", tabindex: -1, "data-focus": `key-${row}-${column}`, onclick: press };
  return el("button", facts, el("span", {}, button.text), sign ? icon(SIGNS[sign]) : null);
}

async function tap(node, message, row, column, context) {
  if (node.classList.contains("busy")) return;
  const { author, chatId } = context.place();
  if (!author) return;
  node.classList.add("busy");
  const body = { message_id: message.message_id, row, col: column };
  const answer = await context.report(api.act({ author, chatId }, "tap", body));
  if (answer?.callback_id) await answered(answer.callback_id);
  node.classList.remove("busy");
  if (answer?.url) await follow(answer.url, context);
  if (answer?.copied !== undefined) copy(answer.copied, context);
  if (answer?.button) context.toast(t("unsupported"));
}

function answered(callbackId) {
  return new Promise((done) => {
    const stop = () => {
      waiting.delete(callbackId);
      done();
    };
    waiting.set(callbackId, stop);
    setTimeout(stop, SPINS);
  });
}

/** Put text on the clipboard and say so. */
export async function copy(text, context) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  context.toast(t("copied"));
}

function walk(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const keys = [...event.currentTarget.querySelectorAll(".key")];
  const next = keys[keys.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/** Return the reply keyboard of a chat, or null. */
export function replyKeyboard(markup, context, done) {
  if (!Array.isArray(markup.keyboard) || !markup.keyboard.length) return null;
  const press = async (button) => {
    if (await context.report(api.act(context.place(), "tap", { text: button.text }))) done();
  };
  const rows = markup.keyboard.map((row) =>
    el("div", { class: "keys-row" }, row.map((button) =>
      el("button", { type: "button", class: "key", onclick: () => press(button) }, el("span", {}, button.text)))),
  );
  return el("div", { class: "keys reply-keys", role: "group", "aria-label": t("buttons"), onkeydown: walk }, rows);
}
