import { Uplink } from "../../../src/player/scheduler/uplink.ts";
import type { Transfer } from "../../../src/player/scheduler/pace.ts";
import type { Clock } from "./clock.ts";
import type { Viewer } from "./viewer.ts";

const blockBytes = 16 * 1024;
/** What the sender's channel holds and cannot be taken back. */
const inChannel = 48 * 1024;

/** A piece on its way from one page to another, as the asking page sees it. */
export class Delivery implements Transfer {
  startedAt = Number.POSITIVE_INFINITY;
  rate = 0;
  cancelled = false;

  constructor(
    readonly clock: Clock,
    readonly from: Viewer,
    readonly to: Viewer,
    readonly rung: number,
    readonly piece: number,
    readonly bytes: number,
    readonly askedAt: number,
  ) {}

  get latency(): number {
    return this.from.habits.delay + this.to.habits.delay;
  }

  get sent(): number {
    return this.rate === 0 ? 0 : Math.min(this.bytes, (this.clock.now - this.startedAt) * this.rate);
  }

  get received(): number {
    if (this.rate === 0) return 0;
    const seconds = this.clock.now - this.startedAt - this.latency;
    const blocks = Math.floor((seconds * this.rate) / blockBytes);
    return Math.min(this.bytes, Math.max(0, blocks * blockBytes));
  }

  get firstAt(): number {
    return this.received > 0 ? this.startedAt + this.latency + blockBytes / this.rate : 0;
  }

  get lastAt(): number {
    return this.received > 0 ? this.clock.now - blockBytes / this.rate / 2 : 0;
  }

  get done(): number {
    return this.received / this.bytes;
  }
}

/** A page's way up: whole piece after whole piece, over all who asked. */
export class Upstream {
  readonly measured = new Uplink();
  readonly #queue: Delivery[] = [];
  #current: Delivery | null = null;
  sent = 0;

  constructor(
    readonly clock: Clock,
    readonly bytesPerSecond: () => number,
  ) {}

  add(delivery: Delivery): void {
    this.#queue.push(delivery);
    if (!this.#current) this.#next();
  }

  /** @returns bytes that are lost: those which had left already and are of no use */
  cancel(delivery: Delivery): number {
    delivery.cancelled = true;
    const at = this.#queue.indexOf(delivery);
    if (at >= 0) this.#queue.splice(at, 1);
    if (delivery !== this.#current) return 0;
    const { sent } = delivery;
    this.sent += sent;
    this.#current = null;
    this.clock.after(Math.min(inChannel, delivery.bytes - sent) / delivery.rate, () => {
      if (!this.#current) this.#next();
    });
    return Math.min(inChannel, delivery.bytes - sent);
  }

  stop(): void {
    this.#queue.length = 0;
    this.#current = null;
  }

  #next(): void {
    const delivery = this.#queue.shift();
    if (!delivery) {
      this.measured.observe(0.02, 0, false);
      return;
    }
    this.#current = delivery;
    delivery.startedAt = this.clock.now;
    delivery.rate = Math.max(1, this.bytesPerSecond());
    const seconds = delivery.bytes / delivery.rate;
    this.clock.after(seconds, () => {
      if (this.#current !== delivery) return;
      this.#current = null;
      this.sent += delivery.bytes;
      this.measured.observe(seconds, delivery.bytes, true);
      this.clock.after(delivery.latency, () => delivery.to.received(delivery));
      this.#next();
    });
  }
}
