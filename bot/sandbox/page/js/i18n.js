// The page's own words in the language of ?lang= (German unless asked), and dates said in it.

import { de } from "./words.de.js";
import { en } from "./words.en.js";

const WORDS = { de, en };
const asked = new URLSearchParams(location.search).get("lang");

export const lang = asked in WORDS ? asked : "de";

/** Return the words for a key; words that depend on facts are functions of them. */
export function t(key, ...facts) {
  const words = WORDS[lang][key] ?? key;
  return typeof words === "function" ? words(...facts) : words;
}

const clock = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(lang, { weekday: "long", day: "numeric", month: "long" });
const date = new Intl.DateTimeFormat(lang, { day: "2-digit", month: "2-digit" });

const at = (seconds) => new Date(seconds * 1000);
const dayOf = (moment) => moment.toDateString();

export const timeOf = (seconds) => clock.format(at(seconds));

export const isSameDay = (one, other) => dayOf(at(one)) === dayOf(at(other));

/** "Heute", "Gestern" or the date. */
export function dayName(seconds) {
  const now = new Date();
  if (dayOf(at(seconds)) === dayOf(now)) return t("today");
  now.setDate(now.getDate() - 1);
  return dayOf(at(seconds)) === dayOf(now) ? t("yesterday") : day.format(at(seconds));
}

/** The time of today, or the date of any other day, as lists show it. */
export function briefly(seconds) {
  return dayOf(at(seconds)) === dayOf(new Date()) ? timeOf(seconds) : date.format(at(seconds));
}

/** "0:07" */
export const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, "0")}`;

/** "12 KB" */
export function bytes(size) {
  const units = ["B", "KB", "MB"];
  const step = Math.min(Math.floor(Math.log(Math.max(size, 1)) / Math.log(1024)), 2);
  return `${new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }).format(size / 1024 ** step)} ${units[step]}`;
}
