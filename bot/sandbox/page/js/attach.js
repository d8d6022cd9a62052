// The attach menu: sample media at a click, or a file of one's own.

import { el } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./menu.js";
import * as samples from "./samples.js";

const SOMEWHERE = { latitude: 52.6846, longitude: 8.8004 };
const KINDS = [["image/", "photo"], ["video/", "video"], ["audio/", "audio"]];

/** Open the menu beside its button; `send(name, body)` acts with the reply the composer holds. */
export function attachMenu(button, composer) {
  const { context } = composer;
  const send = (name, body) => composer.send(name, body);
  const items = [
    ["attachPhoto", "image", () => send("send", photo())],
    ["attachAlbum", "images", () => send("album", { items: [photo(0, t("sampleAlbum")), photo(1, ""), photo(2, "")] })],
    ["attachVoice", "mic", () => send("send", { kind: "voice", data: samples.voice(), mime: "audio/wav", duration: 3 })],
    ["attachDocument", "file", () => send("send", paper())],
    ["attachLocation", "place", () => send("send", { kind: "location", ...SOMEWHERE })],
    ["attachContact", "person", () => send("send", card(context))],
    ["attachSticker", "sticker", () => send("send", { kind: "sticker", data: samples.sticker(), mime: "image/webp", emoji: "🏡" })],
    ["attachFile", "folder", () => chooseFile(send)],
  ];
  openMenu(button, items.map(([label, icon, run]) => ({ label: t(label), icon, run })), t("attach"));
}

const photo = (mood = 0, caption = t("sampleCaption")) => ({ kind: "photo", data: samples.photo(mood), caption, width: 960, height: 640 });

const paper = () => ({ kind: "document", data: samples.pdf(t("sampleDocumentText")), name: t("sampleDocument"), mime: "application/pdf" });

function card(context) {
  const { author } = context.place();
  return { kind: "contact", phone_number: `+49151${author}`, first_name: context.world.name(author) };
}

function chooseFile(send) {
  const input = el("input", { type: "file" });
  input.addEventListener("change", async () => {
    const [file] = input.files;
    const data = samples.base64(new Uint8Array(await file.arrayBuffer()));
    const kind = KINDS.find(([start]) => file.type.startsWith(start))?.[1] ?? "document";
    send("send", { kind, data, name: file.name, mime: file.type || "application/octet-stream" });
  });
  input.click();
}
