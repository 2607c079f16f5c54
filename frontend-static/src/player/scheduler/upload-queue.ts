const seldomInterval = 0.3;
const presumedUplink = 256 * 1024;

/** A block that a peer asked for. */
export interface Asked<W> {
  readonly wire: W;
  readonly piece: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * The order in which this page answers: whole piece after whole piece over all peers and torrents, because pieces that
 * all arrive a little late help nobody. Blocks are handed out only while little is waiting in the peer's channel, so
 * that a cancelled request still saves its bytes and control messages do not queue behind data.
 */
export class UploadQueue<W, A extends Asked<W>> {
  #asked: A[] = [];

  get length(): number {
    return this.#asked.length;
  }

  add(asked: A): void {
    this.#asked.push(asked);
  }

  cancel(wire: W, piece: number, offset: number, length: number): void {
    this.#asked = this.#asked.filter(
      (a) => a.wire !== wire || a.piece !== piece || a.offset !== offset || a.length !== length,
    );
  }

  drop(wire: W): void {
    this.#asked = this.#asked.filter((asked) => asked.wire !== wire);
  }

  /**
   * The next block to hand out. A full channel is waited for, since the uplink is at work on it; a stuck one is passed
   * over, so that a peer that stopped reading does not hold up the others.
   */
  next(channel: (wire: W, bytes: number) => "free" | "full" | "stuck"): A | null {
    for (let i = 0; i < this.#asked.length; i++) {
      const asked = this.#asked[i] as A;
      const state = channel(asked.wire, asked.length);
      if (state === "full") return null;
      if (state === "stuck") continue;
      this.#asked.splice(i, 1);
      return asked;
    }
    return null;
  }
}

/**
 * How much may wait in one peer's channel: 48 KB, or what the uplink carries in 0.2 s, or until it is looked at again;
 * a hidden page's timers come once a second.
 *
 * @param uplink bytes per second; 0 = not known
 * @param interval seconds between looks
 */
export function channelAllowance(uplink: number, interval: number): number {
  const seldom = interval > seldomInterval ? 1.5 * interval * (uplink || presumedUplink) : 0;
  return Math.max(48 * 1024, 0.2 * uplink, seldom);
}
