// Short words at the top of a phone, gone after a moment; read out by screen readers.

import { Refused } from "./api.js";
import { el } from "./dom.js";
import { t } from "./i18n.js";

const SHOWN = 4000;

/** A phone's corner for toasts. */
export class Toasts {
  element = el("div", { class: "toasts", role: "status", "aria-live": "polite" });

  show(text, kind = "") {
    const toast = el("div", { class: `toast ${kind}` }, text);
    this.element.append(toast);
    setTimeout(() => toast.remove(), SHOWN);
  }

  /** Wait for an act; show the sandbox's words if it refused. Resolves with the answer or null. */
  report = async (promise) => {
    try {
      return await promise;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.show(error.message === "offline" ? t("offline") : error.message, "refused");
      return null;
    }
  };
}
