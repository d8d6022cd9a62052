// A round sign for somebody: their initials on a colour that is always the same for them.

import { el } from "./dom.js";

const COLOURS = ["#2f6b56", "#8a4b2a", "#3d5f8f", "#7a4474", "#5c6323", "#8b3f4c"];

const initials = (name) =>
  (name.match(/[\p{L}\p{N}]+/gu) ?? ["?"])
    .slice(0, 2)
    .map((word) => [...word][0])
    .join("")
    .toUpperCase();

export function avatar(id, name) {
  const sign = el("span", { class: "avatar", "aria-hidden": "true" }, initials(name));
  sign.style.setProperty("background", COLOURS[Math.abs(id) % COLOURS.length]);
  return sign;
}

/** A topic's sign carries the colour the bot chose; all of Telegram's are light. */
export function topicSign(topic) {
  const sign = el("span", { class: "avatar topic-sign", "aria-hidden": "true" }, initials(topic.name));
  sign.style.setProperty("background", `#${topic.icon_color.toString(16).padStart(6, "0")}`);
  return sign;
}
