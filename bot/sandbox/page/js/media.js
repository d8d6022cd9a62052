// What a message carries besides text: pictures, voices, files, places, contacts, stickers.

import { avatar } from "./avatar.js";
import { showPicture } from "./dialogs.js";
import { el, svg } from "./dom.js";
import { icon } from "./icons.js";
import { bytes, minutes, t } from "./i18n.js";

const SHOW = {
  photo: picture, sticker, voice: sound, audio: sound, document: file, video: film, animation: film,
  video_note: film, location: place, venue: place, contact, dice,
};

/** Return the element for a message's media, or null for text. */
export function media(message) {
  return SHOW[message.kind]?.(message) ?? null;
}

/** Return what a message is about in a few words, for quotes, lists and the pinned bar. */
export function gist(message) {
  if (message.text) return message.text;
  if (message.kind === "text") return "";
  if (message.kind === "sticker") return `${message.file?.emoji ?? ""} ${t("sticker")}`.trim();
  if (message.kind === "document" && message.file?.name) return message.file.name;
  return t(message.kind);
}

/** Return an album: up to ten pictures as a grid, other files as a list. */
export function album(messages) {
  const pictured = messages.every((message) => ["photo", "video"].includes(message.kind));
  const facts = { class: pictured ? "album" : "album-list", "data-count": messages.length };
  return el("div", facts, messages.map(media));
}

function picture(message) {
  const description = message.text || t("photo");
  const image = el("img", { src: message.file.url, alt: description, loading: "lazy" });
  const open = () => showPicture(message.file.url, description);
  const facts = { type: "button", class: "photo", "aria-label": t("enlarge"), tabindex: -1, onclick: open };
  image.addEventListener("error", () => image.replaceWith(blank("image", t("photo"))));
  return el("button", { ...facts, "data-focus": `photo-${message.message_id}` }, image);
}

const blank = (name, words) => el("span", { class: "blank" }, icon(name), words);

function sticker(message) {
  const emoji = message.file.emoji || "";
  const image = el("img", { class: "sticker", src: message.file.url, alt: `${t("sticker")} ${emoji}` });
  image.addEventListener("error", () => image.replaceWith(el("span", { class: "sticker-word" }, emoji || t("sticker"))));
  return image;
}

function film(message) {
  const video = el("video", { class: message.kind, src: message.file.url, controls: true, preload: "metadata" });
  video.addEventListener("error", () => video.replaceWith(blank("play", `${t(message.kind)} ${minutes(message.file.duration ?? 0)}`)));
  return video;
}

const BARS = 28;

function sound(message) {
  const audio = new Audio();
  audio.preload = "none";
  audio.src = message.file.url;
  const toggle = el("button", { type: "button", class: "round play", "aria-label": t("play"), tabindex: -1 }, icon("play"));
  const bars = el("span", { class: "bars", "aria-hidden": "true" }, [...Array(BARS).keys()].map((at) => bar(message, at)));
  const name = message.kind === "audio" && message.file.name ? message.file.name : t(message.kind);
  const time = el("small", {}, `${name} · ${minutes(message.file.duration ?? 0)}`);
  const show = (playing) => {
    toggle.replaceChildren(icon(playing ? "pause" : "play"));
    toggle.setAttribute("aria-label", t(playing ? "pause" : "play"));
  };
  toggle.addEventListener("click", () => (audio.paused ? audio.play().catch(() => show(false)) : audio.pause()));
  audio.addEventListener("play", () => show(true));
  audio.addEventListener("pause", () => show(false));
  audio.addEventListener("timeupdate", () => {
    const played = (audio.currentTime / (audio.duration || 1)) * BARS;
    [...bars.children].forEach((one, at) => one.classList.toggle("played", at < played));
  });
  return el("div", { class: "sound" }, toggle, el("span", { class: "sound-facts" }, bars, time));
}

function bar(message, at) {
  const seed = (message.message_id * 37 + at * 53 + at * at * 11) % 17;
  const one = el("i");
  one.style.setProperty("height", `${25 + (seed / 16) * 75}%`);
  return one;
}

function file(message) {
  const name = message.file.name || t("document");
  const facts = { class: "file", href: message.file.url, download: name, tabindex: -1, "aria-label": t("download", name) };
  const words = el("span", { class: "file-facts" }, el("b", {}, name), el("small", {}, bytes(message.file.size)));
  return el("a", facts, el("span", { class: "round" }, icon("file")), words);
}

function place(message) {
  const venue = message.kind === "venue" ? message.details : null;
  const { latitude, longitude } = venue ? venue.location : message.details;
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const words = venue ? [el("b", {}, venue.title), el("small", {}, venue.address)] : [el("b", {}, t("location")), el("small", {}, where)];
  return el("div", { class: "place" }, map(), el("span", { class: "place-facts" }, words));
}

/** A drawn piece of country: nothing is fetched, so it shows that there is a place, not which. */
function map() {
  const shapes = [
    ["land", "M0 0h260v120H0z"], ["wood", "M0 0h92l-18 40-40 12-34-6zM190 74l70-20v66h-86z"],
    ["water", "M-5 104c40-30 70 6 112-18s60-60 92-58 46-16 70-28"],
    ["road", "M-5 62 88 74l70-22L265 66M128-5l22 58 4 72"], ["lane", "M20 125 60 70 96-5M200-5l-8 62 30 70"],
  ];
  const drawing = svg("svg", { class: "map", viewBox: "0 0 260 120", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" });
  drawing.append(...shapes.map(([name, path]) => svg("path", { class: name, d: path })));
  return el("span", { class: "map-frame" }, drawing, icon("place"));
}

function contact(message) {
  const { first_name: first, last_name: last = "", phone_number: phone, user_id: id = 0 } = message.details;
  const name = `${first} ${last}`.trim();
  return el("div", { class: "contact" }, avatar(id, name), el("span", {}, el("b", {}, name), el("small", {}, phone)));
}

function dice(message) {
  return el("span", { class: "sticker-word" }, `${message.details.emoji ?? ""} ${message.details.value}`);
}
