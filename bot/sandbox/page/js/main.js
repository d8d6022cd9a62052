// The page: a line at the top, two phones below; in a narrow window one of them at a time.

import { batched, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { lang, t } from "./i18n.js";
import { Reads } from "./reads.js";
import { ReturneePhone } from "./returnee.js";
import { StaffPhone } from "./staff.js";
import { World } from "./world.js";

function languageLink() {
  const url = new URL(location.href);
  url.searchParams.set("lang", lang === "de" ? "en" : "de");
  const go = (event) => {
    event.preventDefault();
    const here = new URL(location.href);
    here.searchParams.set("lang", url.searchParams.get("lang"));
    location.assign(here);
  };
  return el("a", { class: "language", href: url.href, onclick: go, "aria-label": t("language") }, icon("globe"), lang === "de" ? "EN" : "DE");
}

function header(connection, switcher) {
  const mark = el("img", { class: "mark", src: "art/icon.svg", alt: "", width: 34, height: 34 });
  const words = el("span", { class: "brand" }, el("strong", {}, t("title")), el("small", {}, t("about")));
  return el("div", { class: "top", role: "banner" }, mark, words, switcher, connection, languageLink());
}

/** The switch of a narrow window; it says which phone has news. */
function phoneSwitch() {
  const buttons = ["left", "right"].map((side) => {
    const show = () => {
      document.body.dataset.shown = side;
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.side === side));
      window.dispatchEvent(new Event("resize"));
    };
    const words = t(side === "left" ? "phoneLeft" : "phoneRight");
    return el("button", { type: "button", "data-side": side, "aria-pressed": String(side === "left"), onclick: show }, words, el("span", { class: "badge", hidden: true }));
  });
  document.body.dataset.shown = "left";
  return el("nav", { class: "switch", "aria-label": t("phones") }, buttons);
}

function showBadge(switcher, side, count) {
  const badge = switcher.querySelector(`[data-side="${side}"] .badge`);
  badge.hidden = !count;
  badge.textContent = count;
  badge.setAttribute("aria-label", t("unread", count));
}

async function main() {
  document.documentElement.lang = lang;
  document.title = t("title");
  const connection = el("span", { class: "connection", role: "status" });
  const switcher = phoneSwitch();
  const phones = el("main", { class: "phones" });
  fill(document.body, header(connection, switcher), phones);
  const world = new World();
  await world.start();
  if (world.staff) await world.open(world.staff.chat_id);
  const asked = new URLSearchParams(location.search);
  const reads = new Reads();
  const left = new ReturneePhone(world, reads, asked);
  const right = new StaffPhone(world, reads, asked);
  fill(phones, left.element, right.element);
  const render = batched(() => {
    left.render();
    right.render();
    showBadge(switcher, "right", right.unread);
    connection.classList.toggle("lost", !world.live);
    const words = t(world.live ? "live" : "lost");
    if (connection.textContent !== words) connection.textContent = words;
  });
  world.addEventListener("change", ({ detail }) => {
    const notice = detail.change?.notice;
    if (notice) for (const phone of [left, right]) phone.chat.answer(notice);
    render();
  });
  window.addEventListener("resize", render);
  document.addEventListener("visibilitychange", render);
  render();
}

main();
