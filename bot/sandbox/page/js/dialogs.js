// Questions to whoever plays: confirmations, small forms, the bot's alerts, a large picture.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./i18n.js";

const EDGE = 16;

/**
 * Show a modal dialog; resolves with what `close(value)` was given, or null for Esc.
 *
 * over  the element it is centred on, by default the window
 */
function modal(facts, content, over = null) {
  return new Promise((done) => {
    const before = document.activeElement;
    const box = el("dialog", facts);
    let outcome = null;
    const close = (value) => {
      outcome = value;
      box.close();
    };
    box.append(...content(close));
    box.addEventListener("click", (event) => event.target === box && box.close());
    box.addEventListener("close", () => {
      box.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      done(outcome);
    });
    document.body.append(box);
    box.showModal();
    if (over) centre(box, over.getBoundingClientRect());
  });
}

function centre(box, { left, width }) {
  box.style.setProperty("margin-left", `${Math.max(EDGE, left + (width - box.offsetWidth) / 2)}px`);
}

const button = (words, facts) => el("button", { type: "button", ...facts }, words);

/** Ask yes or no. */
export async function ask({ title, text, yes, danger = false }) {
  const answer = await modal({ class: "dialog", "aria-label": title }, (close) => [
    el("h2", {}, title),
    el("p", { class: "dialog-text" }, text),
    el(
      "div",
      { class: "dialog-buttons" },
      button(t("cancel"), { class: "quiet", onclick: () => close(false) }),
      button(yes, { class: danger ? "danger" : "solid", autofocus: true, onclick: () => close(true) }),
    ),
  ]);
  return answer === true;
}

/** Show the bot's alert to a tap, above the phone it belongs to. */
export function alertBox(text, title, over) {
  const content = (close) => [
    el("p", { class: "dialog-text" }, text),
    el("div", { class: "dialog-buttons" }, button(t("ok"), { class: "solid", autofocus: true, onclick: () => close(true) })),
  ];
  return modal({ class: "dialog alert", role: "alertdialog", "aria-label": title }, content, over);
}

/**
 * Ask for a few facts. Fields: {name, label, value, type: text | select | checkbox, options, …}.
 *
 * Resolves with {name: value} or null.
 */
export function form({ title, fields, yes }) {
  return modal({ class: "dialog", "aria-label": title }, (close) => {
    const inputs = fields.map((field) => [field, inputOf(field)]);
    const submit = (event) => {
      event.preventDefault();
      close(Object.fromEntries(inputs.map(([field, input]) => [field.name, valueOf(input)])));
    };
    const rows = inputs.map(([field, input]) => row(field, input));
    const buttons = el(
      "div",
      { class: "dialog-buttons" },
      button(t("cancel"), { class: "quiet", onclick: () => close(null) }),
      el("button", { type: "submit", class: "solid" }, yes),
    );
    const paper = el("form", { onsubmit: submit }, rows, buttons);
    const depend = () => {
      const values = Object.fromEntries(inputs.map(([field, input]) => [field.name, valueOf(input)]));
      fields.forEach((field, index) => rows[index].toggleAttribute("hidden", field.when ? !field.when(values) : false));
    };
    paper.addEventListener("input", depend);
    depend();
    return [el("h2", {}, title), paper];
  });
}

function inputOf({ name, value = "", type = "text", options, maxlength = 64, required = false }) {
  const facts = { name, id: `field-${name}` };
  if (type === "select") {
    const choices = options.map(([key, words]) => el("option", { value: key, selected: key === value }, words));
    return el("select", facts, choices);
  }
  if (type === "checkbox") return el("input", { ...facts, type, checked: value === true });
  const input = el("input", { ...facts, type, maxlength, required, autocomplete: "off" });
  input.value = value;
  return input;
}

const valueOf = (input) => (input.type === "checkbox" ? input.checked : input.value.trim());

function row({ name, label, type }, input) {
  const words = el("label", { for: `field-${name}` }, label);
  return el("div", { class: type === "checkbox" ? "field check" : "field" }, type === "checkbox" ? [input, words] : [words, input]);
}

/** Show a picture as large as the window allows. */
export function showPicture(url, description) {
  return modal({ class: "picture", "aria-label": description }, (close) => [
    el("img", { src: url, alt: description }),
    el("button", { type: "button", class: "round", "aria-label": t("close"), onclick: () => close(true) }, icon("close")),
  ]);
}
