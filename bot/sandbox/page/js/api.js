// The sandbox's HTTP API: one function per thing a person can do. Refusals are thrown as `Refused`.

/** The sandbox said no; the message is its words. */
export class Refused extends Error {}

async function ask(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("offline");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.error ?? `HTTP ${response.status}`);
  return answer;
}

export const loadBot = () => ask("GET", "/sandbox/bot");
export const loadPeople = () => ask("GET", "/people");
export const loadChats = () => ask("GET", "/sandbox/chats");
export const loadChat = (chatId) => ask("GET", `/sandbox/chats/${chatId}`);
export const foundForum = (title) => ask("POST", "/sandbox/chats", { title, kind: "forum" });
export const createPerson = (facts) => ask("POST", "/people", facts);

/** A person acts: `place` is {author, chatId, topic}. */
export function act(place, name, body = {}) {
  const where = { chat_id: place.chatId, ...(place.topic ? { topic: place.topic } : {}) };
  return ask("POST", `/people/${place.author}/${name}`, { ...where, ...body });
}

/** A person does something that happens in no particular chat. */
export const personally = (personId, name, body = {}) => ask("POST", `/people/${personId}/${name}`, body);

export const qrPicture = (code) => `/sandbox/qr.svg?start=${encodeURIComponent(code)}`;
