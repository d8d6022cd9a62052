// The poster a returnee meets at a station: its QR code, and the button that scans it.

import { qrPicture } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { lang, t } from "./i18n.js";

const CODE = "[A-Za-z0-9_\\-]{0,64}";

/**
 * Return the poster. person: who holds the phone, or null for somebody new.
 *
 * onScan({code, name, language}) · onBack() or null when there is no chat to go back to
 */
export function poster({ bot, botName, person, code, onScan, onBack }) {
  const picture = el("img", { class: "qr", width: 168, height: 168 });
  const input = el("input", { id: "poster-code", class: "code", pattern: CODE, maxlength: 64, spellcheck: "false", autocapitalize: "off", autocomplete: "off" });
  input.value = code;
  const draw = () => {
    input.setCustomValidity(input.validity.patternMismatch ? t("posterBadCode") : "");
    if (!input.checkValidity()) return;
    const link = `t.me/${bot.username}${input.value ? `?start=${input.value}` : ""}`;
    picture.src = qrPicture(input.value);
    picture.alt = t("posterQr", link);
  };
  input.addEventListener("input", draw);
  draw();
  const who = person ? null : newcomer();
  const submit = (event) => {
    event.preventDefault();
    const facts = Object.fromEntries(new FormData(event.currentTarget));
    onScan({ code: input.value, name: facts.name?.trim() || t("sampleName"), language: facts.language });
  };
  const address = el("div", { class: "address" }, el("label", { for: "poster-code" }, `t.me/${bot.username}?start=`, el("span", { class: "hidden" }, t("posterCode"))), input);
  return el(
    "div",
    { class: "poster" },
    el("div", { class: "poster-art", role: "presentation" }),
    el("p", { class: "poster-brand" }, botName),
    el("h2", { class: "poster-head" }, t("posterHead")),
    el("p", { class: "poster-text" }, t("posterText")),
    el("form", { class: "poster-form", onsubmit: submit }, el("div", { class: "qr-frame" }, picture), address, who, buttons(onBack)),
  );
}

function newcomer() {
  const name = el("input", { name: "name", maxlength: 64, "aria-label": t("firstName"), autocomplete: "off" });
  name.value = t("sampleName");
  const languages = [["de", t("german")], ["en", t("english")]];
  const choice = el("select", { name: "language", "aria-label": t("personLanguage") }, languages.map(([code, words]) => el("option", { value: code, selected: code === lang }, words)));
  return el("fieldset", { class: "newcomer" }, el("legend", {}, t("posterWho")), name, choice);
}

const buttons = (onBack) =>
  el(
    "div",
    { class: "poster-buttons" },
    el("button", { type: "submit", class: "solid scan" }, icon("qr"), t("posterScan")),
    onBack ? el("button", { type: "button", class: "quiet", onclick: onBack }, t("posterBack")) : null,
  );
