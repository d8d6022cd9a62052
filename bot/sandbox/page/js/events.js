// Listening to the sandbox: server-sent events, with a new connection whenever the old one is lost.

const KINDS = [
  "message", "edited", "deleted", "reaction", "tap", "notice", "typing", "topic", "member",
  "pinned", "unpinned", "person", "chat", "commands",
];
const PAUSE = 1000;

/** One stream. `onOpen` runs at every (re)connection, `onLost` when it breaks, `onChange` per event. */
export class Events {
  constructor({ onOpen, onLost, onChange }) {
    this.onOpen = onOpen;
    this.onLost = onLost;
    this.onChange = onChange;
    this.last = null;
  }

  connect() {
    const after = this.last === null ? "" : `?after=${this.last}`;
    const source = new EventSource(`/sandbox/events${after}`);
    source.addEventListener("open", () => this.onOpen());
    source.addEventListener("error", () => this.#lost(source));
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.#heard(event));
    window.addEventListener("pagehide", () => source.close(), { once: true });
  }

  #heard(event) {
    this.last = event.lastEventId;
    this.onChange(JSON.parse(event.data));
  }

  #lost(source) {
    source.close();
    this.onLost();
    setTimeout(() => this.connect(), PAUSE);
  }
}
