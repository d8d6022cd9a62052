// Where links lead: the bot's own deep links and invitations are followed inside the sandbox.

import * as api from "./api.js";
import { ask } from "./dialogs.js";
import { t } from "./i18n.js";

const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);
const DEEP = /^https?:\/\/t\.me\/(\w+)(?:\?start=([\w-]{0,64}))?$/;
const INVITE = /^https?:\/\/t\.me\/(?:\+|joinchat\/)[\w-]+$/;

/** Return the address if a click may go there, else null: javascript: and data: never may. */
export function safeUrl(address) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
    return SAFE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Follow a link as the person who looks at the chat; context: {world, place(), report}. */
export async function follow(address, context) {
  const { author } = context.place();
  const deep = DEEP.exec(address);
  if (deep && deep[1] === context.world.bot.username && author) {
    return context.report(api.personally(author, "start", { payload: deep[2] ?? "" }));
  }
  if (INVITE.test(address) && author) return accept(address, author, context);
  const url = safeUrl(address);
  if (!url) return undefined;
  const yes = await ask({ title: t("openLink"), text: address, yes: t("open") });
  if (yes) window.open(url, "_blank", "noopener,noreferrer");
  return undefined;
}

async function accept(link, author, context) {
  const text = t("joinAs", context.world.name(author));
  if (await ask({ title: t("joinByLink"), text, yes: t("join") })) {
    await context.report(api.personally(author, "join", { invite_link: link }));
  }
}
