import type { SwarmConfig } from "./config.ts";
import { isMetered, onConnectionChange } from "./consent/connection.ts";
import { decideGate, type GateDecision, type GateSituation } from "./consent/decision.ts";
import { ConsentMemory } from "./consent/memory.ts";
import { ConsentNotice } from "./consent/notice.ts";
import { type Here, Presence } from "./presence.ts";
import { SharingSwitch } from "./ui/sharing.ts";

const key = "tributary.sharing";
/** How long connections are kept after the others have gone: somebody who loads the page anew is soon back. */
const graceMilliseconds = 10_000;

export interface GateListener {
  /** Connections may be made from now on. */
  open(): void;
  /** Every connection is closed, and none is made any more. */
  close(): void;
  /** Whether peers may come later, so that HTTP should leave room for them. */
  expect(possible: boolean): void;
  /** Others that would share, by the height that they play. */
  renditions(counts: ReadonlyMap<number, number>): void;
  /** The site ends the video on this page. */
  end(message: string): void;
  /** Other viewers that are connected. */
  connected(): number;
}

/**
 * Decides whether this page connects to others at all. Nothing that belongs to peers is even made before: not for
 * the site's own seeder, and not to be ready.
 */
export class SharingGate {
  readonly #memory: ConsentMemory;
  readonly #presence: Presence;
  readonly #notice: ConsentNotice;
  readonly #switch: SharingSwitch;
  #begun = false;
  #allowed = true;
  #ended = false;
  #others: GateSituation["others"] = "unknown";
  #shares = false;
  #closing: ReturnType<typeof setTimeout> | undefined;
  #here: Here = { rendition: null, sharing: false };

  constructor(
    readonly config: SwarmConfig,
    readonly unavailable: GateSituation["unavailable"],
    /** Whether the page's address switches sharing off. */
    readonly forbidden: boolean,
    readonly listener: GateListener,
  ) {
    this.#memory = new ConsentMemory(config.startsOn ? key : `${key}.embed`);
    this.#notice = new ConsentNotice((answer) => this.#answer(answer));
    this.#switch = new SharingSwitch((on) => this.#answer(on ? "yes" : "no"));
    this.#presence = new Presence(config.presence, {
      viewers: (open, allowed, renditions) => {
        this.#others = open ? "enough" : "few";
        this.#allowed = allowed;
        listener.renditions(renditions);
        this.#update();
      },
      closed: (_status, message) => {
        this.#ended = true;
        this.#update();
        listener.end(message);
      },
      lost: () => this.#onLost(),
    });
    onConnectionChange(() => this.#update());
    addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(key)) this.#update();
    });
    this.#update();
  }

  get decision(): GateDecision {
    const others = this.#closing === undefined ? this.#others : "enough";
    return decideGate({
      unavailable: this.#ended || !this.#allowed ? "video" : this.unavailable,
      answer: this.#memory.answer,
      consent: this.config.consent,
      startsOn: this.config.startsOn,
      forbidden: this.forbidden,
      metered: isMetered(),
      meteredAllowed: this.#memory.metered,
      others,
    });
  }

  /** Whether the others have gone, and connections only wait for somebody to come back. */
  get isClosing(): boolean {
    return this.#closing !== undefined;
  }

  /** The first frame stands, or the page is back from where the browser keeps pages. */
  begin(): void {
    this.#begun = true;
    this.#presence.enter();
    this.#update();
  }

  /** The page goes. */
  leave(): void {
    this.#begun = false;
    this.#others = "unknown";
    this.#presence.leave();
    this.#update();
  }

  plays(rendition: number | null): void {
    if (rendition === this.#here.rendition) return;
    this.#here = { ...this.#here, rendition };
    this.#presence.say(this.#here);
  }

  #answer(answer: "yes" | "no"): void {
    this.#memory.answer = answer;
    if (isMetered()) this.#memory.metered = answer === "yes";
    this.#update();
  }

  /** While the site is silent, connected viewers are proof enough that this page is not alone. */
  #onLost(): void {
    this.#others = this.listener.connected() > 0 ? "enough" : "unknown";
    this.#update();
  }

  #update(): void {
    this.#keepAWhile();
    const { state, asks, willing, why } = this.decision;
    const shares = this.#begun && state === "open";
    this.#notice.show(this.#begun && asks);
    this.#switch.show(state, why, willing);
    this.#here = { ...this.#here, sharing: willing };
    this.#presence.say(this.#here);
    this.listener.expect(state === "open" || (willing && this.#mayOpenAtOnce));
    if (shares === this.#shares) return;
    this.#shares = shares;
    if (shares) {
      this.listener.open();
      return;
    }
    clearTimeout(this.#closing);
    this.#closing = undefined;
    this.listener.close();
  }

  /** Before the site has told: whether enough others watched when the page was made. */
  get #mayOpenAtOnce(): boolean {
    return this.#others === "unknown" && this.config.watching >= this.config.others;
  }

  /** Only for others that have gone; whoever refuses or leaves is out at once. */
  #keepAWhile(): void {
    if (this.#others === "enough" || !this.#begun || this.#ended) {
      clearTimeout(this.#closing);
      this.#closing = undefined;
    } else if (this.#shares && this.#closing === undefined) {
      this.#closing = setTimeout(() => this.#onGraceEnd(), graceMilliseconds);
    }
  }

  #onGraceEnd(): void {
    this.#closing = undefined;
    if (this.#others === "enough") return;
    this.#shares = false;
    this.listener.close();
    this.#update();
  }
}
