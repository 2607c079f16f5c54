import { rules } from "./rules.ts";

/** A piece on its way from one peer, as the forecast sees it. Times in seconds of one clock. */
export interface Transfer {
  readonly askedAt: number;
  /** Zero until the first block came. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** 0 … 1 */
  readonly done: number;
}

/**
 * How fast one peer delivers. *Pace* is seconds per piece as asked, waiting in the uploader's queue included; *service*
 * is the same from the first block. A forecast that took queueing for slowness would rescue pieces that come in time.
 */
export class Pace {
  #pace: number | null = null;
  #service: number | null = null;
  #silentUntil = 0;
  #penalty: number = rules.silencePenalty;

  /** Seconds per piece: measured, else what the peer's told uplink gives, else a guess. */
  seconds(pieceBytes: number, uplink: number): number {
    return this.#pace ?? (uplink > 0 ? pieceBytes / uplink : rules.firstPace);
  }

  /** The same while pieces are out: never less than what the oldest of them has taken so far and will still take. */
  current(now: number, out: readonly Transfer[], pieceBytes: number, uplink: number): number {
    const usual = this.seconds(pieceBytes, uplink);
    return out.reduce((pace, transfer) => Math.max(pace, now - transfer.askedAt + this.left(now, transfer, usual)), usual);
  }

  /** Seconds until the transfer is whole. */
  left(now: number, transfer: Transfer, usual: number): number {
    const service = this.#service ?? usual;
    if (transfer.firstAt === 0) return Math.max(service, usual - (now - transfer.askedAt));
    const seen = (now - transfer.firstAt) / Math.max(transfer.done, 0.01);
    return (1 - transfer.done) * (transfer.done > 0.25 ? Math.max(seen, service * 0.5) : Math.max(service, 0));
  }

  delivered(now: number, transfer: Transfer): void {
    const blend = (old: number | null, sample: number) => (old === null ? sample : 0.6 * old + 0.4 * sample);
    this.#pace = blend(this.#pace, now - transfer.askedAt);
    this.#service = blend(this.#service, now - (transfer.firstAt || transfer.askedAt));
    this.#penalty = rules.silencePenalty;
  }

  isSilent(now: number, transfer: Transfer, usual: number): boolean {
    const since = Math.max(transfer.askedAt, transfer.lastAt);
    return now - since > Math.max(rules.silence, rules.silencePaces * usual);
  }

  /** Leaves the peer alone for a while, longer each time until it delivers again. */
  punish(now: number): void {
    this.#silentUntil = now + this.#penalty;
    this.#penalty *= 2;
  }

  isLeftAlone(now: number): boolean {
    return now < this.#silentUntil;
  }
}
