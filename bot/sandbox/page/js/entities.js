// Text with its entities as DOM nodes: foreign text only ever becomes text nodes.

import { el } from "./dom.js";
import { t } from "./i18n.js";
import { follow, safeUrl } from "./links.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/** Return the nodes of a text. Offsets count UTF-16 units, as JavaScript's strings do. */
export function rich(text, entities, context) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, sorted, 0, text.length, context);
}

function span(text, entities, start, end, context) {
  const nodes = [];
  let at = start;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to) continue;
    const inner = [];
    while (index + 1 < entities.length && entities[index + 1].offset < to) inner.push(entities[(index += 1)]);
    if (from > at) nodes.push(document.createTextNode(text.slice(at, from)));
    nodes.push(wrap(entity, span(text, inner, from, to, context), text.slice(from, to), context));
    at = to;
  }
  if (at < end) nodes.push(document.createTextNode(text.slice(at, end)));
  return nodes;
}

function wrap(entity, children, piece, context) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, children);
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "bot_command" && context.onCommand) {
    const run = () => context.onCommand(piece);
    return el("button", { type: "button", class: "inline-link", tabindex: -1, onclick: run }, children);
  }
  const target = address(entity, piece);
  if (target && safeUrl(target)) return link(target, children, context);
  if (["mention", "hashtag", "text_mention", "bot_command"].includes(entity.type)) {
    return el("span", { class: "mention" }, children);
  }
  return el("span", {}, children);
}

function address(entity, piece) {
  if (entity.type === "text_link") return entity.url;
  if (entity.type === "url") return /^[a-z]+:/i.test(piece) ? piece : `https://${piece}`;
  if (entity.type === "email") return `mailto:${piece}`;
  if (entity.type === "phone_number") return `tel:${piece}`;
  return null;
}

function link(target, children, context) {
  const open = (event) => {
    event.preventDefault();
    follow(target, context);
  };
  const facts = { href: safeUrl(target), rel: "noopener noreferrer", target: "_blank", tabindex: -1 };
  return el("a", { ...facts, onclick: open }, children);
}

function spoiler(children) {
  const show = (event) => {
    const hidden = event.currentTarget;
    hidden.classList.add("shown");
    hidden.removeAttribute("aria-label");
  };
  const facts = { type: "button", class: "spoiler", tabindex: -1, "aria-label": t("spoiler") };
  return el("button", { ...facts, onclick: show }, el("span", {}, children));
}
