// A pop-up menu for mouse, touch and keyboard: arrows move, Enter chooses, Esc and Tab leave.

import { el } from "./dom.js";
import { icon } from "./icons.js";

const GAP = 6;
let closeOpen = () => {};

/**
 * Open a menu beside an element or at a point {x, y}.
 *
 * items  {label, icon?, run, checked?, danger?, badge?, mark?} | {heading} | {row: [items]} | null
 */
export function openMenu(anchor, items, label) {
  closeOpen();
  const before = anchor instanceof Element ? anchor : document.activeElement;
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label });
  const close = (refocus) => {
    closeOpen = () => {};
    document.removeEventListener("pointerdown", outside, true);
    if (anchor instanceof Element) anchor.setAttribute("aria-expanded", "false");
    menu.remove();
    if (refocus && before?.isConnected) before.focus({ preventScroll: true });
  };
  const outside = (event) => menu.contains(event.target) || close(false);
  const choose = (item) => {
    close(true);
    item.run();
  };
  menu.append(...items.filter(Boolean).map((item) => entry(item, choose)));
  menu.addEventListener("keydown", (event) => onKey(event, menu, close));
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  document.addEventListener("pointerdown", outside, true);
  if (anchor instanceof Element) anchor.setAttribute("aria-expanded", "true");
  document.body.append(menu);
  position(menu, anchor instanceof Element ? anchor.getBoundingClientRect() : point(anchor));
  choices(menu)[0]?.focus({ preventScroll: true });
  closeOpen = () => close(false);
}

function entry(item, choose) {
  if (item.heading) return el("div", { class: "menu-heading", role: "presentation" }, item.heading);
  if (item.row) {
    return el("div", { class: "menu-row", role: "group" }, item.row.map((one) => choice(one, choose)));
  }
  return choice(item, choose);
}

function choice(item, choose) {
  const radio = item.checked !== undefined;
  return el(
    "button",
    {
      type: "button",
      class: item.danger ? "menu-item danger" : "menu-item",
      role: radio ? "menuitemradio" : "menuitem",
      "aria-checked": radio ? String(item.checked) : null,
      "aria-label": item.title,
      tabindex: -1,
      onclick: () => choose(item),
    },
    item.mark ?? (item.icon ? icon(item.icon) : null),
    el("span", { class: "menu-label" }, item.label, item.note ? el("small", {}, item.note) : null),
    item.badge ? el("span", { class: "badge" }, String(item.badge)) : null,
    item.checked ? icon("check") : null,
  );
}

const choices = (menu) => [...menu.querySelectorAll(".menu-item")];
const point = ({ x, y }) => ({ left: x, right: x, top: y, bottom: y });

function onKey(event, menu, close) {
  const all = choices(menu);
  const at = all.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: -1 };
  if (event.key in steps) all.at(steps[event.key] % all.length).focus();
  else if (event.key === "Escape") close(true);
  else if (event.key === "Tab") return close(true);
  else return undefined;
  event.preventDefault();
  event.stopPropagation();
  return undefined;
}

function position(menu, box) {
  const size = menu.getBoundingClientRect();
  const left = Math.min(box.left, window.innerWidth - size.width - GAP);
  const below = box.bottom + GAP + size.height <= window.innerHeight;
  const top = below ? box.bottom + GAP : Math.max(GAP, box.top - GAP - size.height);
  menu.style.setProperty("left", `${Math.max(GAP, left)}px`);
  menu.style.setProperty("top", `${top}px`);
}
