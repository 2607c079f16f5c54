import { pageId } from "./page-id.ts";

/** What a page says of itself. */
export interface Here {
  /** Height of the rendition that it plays. */
  readonly rendition: number | null;
  /** Whether it would exchange data with others. */
  readonly sharing: boolean;
}

export interface PresenceListener {
  /**
   * Who else is here.
   *
   * @param open whether they are enough
   * @param allowed whether the video is shared at all
   * @param renditions others that would share, by the height that they play
   */
  viewers(open: boolean, allowed: boolean, renditions: ReadonlyMap<number, number>): void;
  /** The video is not to be seen any more. */
  closed(status: string, message: string): void;
  /** The line broke; nothing is known of the others until it stands again. */
  lost(): void;
}

const firstPause = 500;
const longestPause = 30_000;
const sayEvery = 3000;

/** The page's line to the site: it counts this page as a viewer, and tells who else is here. */
export class Presence {
  #socket: WebSocket | null = null;
  #wanted = false;
  #pause = firstPause;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #said = "";
  #saidAt = Number.NEGATIVE_INFINITY;
  #here: Here = { rendition: null, sharing: false };

  constructor(
    readonly path: string,
    readonly listener: PresenceListener,
  ) {
    addEventListener("online", () => this.#again());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#again();
    });
  }

  enter(): void {
    this.#wanted = true;
    this.#connect();
  }

  leave(): void {
    this.#wanted = false;
    clearTimeout(this.#retry);
    this.#socket?.close();
    this.#socket = null;
  }

  /** Repeating it costs nothing. */
  say(here: Here): void {
    this.#here = here;
    this.#flush();
  }

  #connect(): void {
    if (!this.#wanted || this.#socket) return;
    clearTimeout(this.#retry);
    const address = new URL(this.path, location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    address.searchParams.set("page", pageId);
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#said = "";
    this.#saidAt = Number.NEGATIVE_INFINITY;
    socket.addEventListener("open", () => this.#flush());
    socket.addEventListener("message", ({ data }) => this.#hear(String(data)));
    socket.addEventListener("close", () => this.#onClose(socket));
  }

  #onClose(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    if (!this.#wanted) return;
    this.listener.lost();
    this.#retry = setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random()));
    this.#pause = Math.min(longestPause, this.#pause * 2);
  }

  /** Something changed that may have mended the line. */
  #again(): void {
    if (this.#wanted && !this.#socket) this.#connect();
  }

  #hear(text: string): void {
    const message = read(text);
    if (message["type"] === "viewers") {
      this.#pause = firstPause;
      const renditions = Object.entries((message["renditions"] ?? {}) as Record<string, number>);
      const counts = new Map(renditions.map(([height, count]) => [Number(height), count]));
      this.listener.viewers(message["open"] === true, message["allowed"] !== false, counts);
    } else if (message["type"] === "closed") {
      this.leave();
      this.listener.closed(String(message["status"]), String(message["message"]));
    }
  }

  #flush(): void {
    const text = JSON.stringify({ type: "here", ...this.#here });
    if (this.#socket?.readyState !== WebSocket.OPEN || text === this.#said) return;
    const wait = this.#saidAt + sayEvery - performance.now();
    if (wait > 0) {
      this.#saying ??= setTimeout(() => {
        this.#saying = undefined;
        this.#flush();
      }, wait);
      return;
    }
    this.#said = text;
    this.#saidAt = performance.now();
    this.#socket.send(text);
  }
}

function read(text: string): Record<string, unknown> {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null ? (message as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
