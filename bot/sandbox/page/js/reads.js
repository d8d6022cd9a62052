// How far somebody has read each chat and topic, for the badges; kept for this browser tab.

const STORE = "read";

export class Reads {
  #last = new Map(JSON.parse(sessionStorage.getItem(STORE) ?? "[]"));

  /** Everything up to the newest of these messages has been seen by this person. */
  mark(place, messages) {
    const newest = messages.at(-1)?.message_id ?? 0;
    const key = keyOf(place);
    if (this.#last.get(key) === newest) return;
    this.#last.set(key, newest);
    sessionStorage.setItem(STORE, JSON.stringify([...this.#last]));
  }

  /** How many of these messages are news to the person; a sandbox that began anew counts again. */
  count(place, messages) {
    const read = this.#last.get(keyOf(place)) ?? 0;
    const newest = messages.at(-1)?.message_id ?? 0;
    const since = read > newest ? 0 : read;
    return messages.filter((one) => one.message_id > since && one.sender.id !== place.author && !one.service).length;
  }
}

const keyOf = ({ author, chatId, topic }) => `${author}/${chatId}/${topic}`;
