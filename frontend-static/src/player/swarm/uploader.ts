import { type Asked, channelAllowance, UploadQueue } from "../scheduler/upload-queue.ts";
import { Uplink } from "../scheduler/uplink.ts";
import type { PeerWire } from "./adapter.ts";

/** A block that a peer asked for, with the way to hand it over. */
export interface AskedBlock extends Asked<PeerWire> {
  /** Bytes that wait in the peer's channel. */
  waiting(): number;
  hand(): void;
}

const pollMilliseconds = 20;
const longestInterval = 2;
const burstSeconds = 0.5;
const stuckSeconds = 0.5;

interface Channel {
  readonly waiting: () => number;
  handed: number;
  left: number;
  movedAt: number;
}

/** Answers what peers ask, over all torrents of the page, in the order of `UploadQueue`. */
export class Uploader {
  readonly uplink = new Uplink();
  readonly #queue = new UploadQueue<PeerWire, AskedBlock>();
  readonly #channels = new Map<PeerWire, Channel>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #polledAt = 0;
  #interval = 0;
  #credit = 0;
  #creditedAt = 0;
  sent = 0;

  /** @param limit bytes per second that this page may give; null: what the uplink carries */
  constructor(
    readonly now: () => number,
    readonly limit: number | null = null,
  ) {}

  /** What others are told that this page can give, in bytes per second; 0 = not known. */
  get told(): number {
    const { told } = this.uplink;
    return this.limit === null ? told : Math.max(1, Math.round(Math.min(this.limit, told || this.limit)));
  }

  add(asked: AskedBlock): void {
    this.#queue.add(asked);
    if (!this.#channels.has(asked.wire)) {
      const channel = { waiting: asked.waiting, handed: 0, left: asked.waiting(), movedAt: this.now() };
      this.#channels.set(asked.wire, channel);
    }
    this.#pump();
  }

  cancel(wire: PeerWire, piece: number, offset: number, length: number): void {
    this.#queue.cancel(wire, piece, offset, length);
  }

  drop(wire: PeerWire): void {
    this.#queue.drop(wire);
    this.#channels.delete(wire);
  }

  #pump(): void {
    clearTimeout(this.#timer);
    this.#measure();
    while (this.#mayHand()) {
      const asked = this.#queue.next((wire, bytes) => this.#stateOf(wire, bytes));
      if (!asked) break;
      const channel = this.#channels.get(asked.wire);
      if (channel) channel.handed += asked.length;
      this.sent += asked.length;
      this.#credit -= asked.length;
      asked.hand();
    }
    const busy = this.#queue.length > 0 || [...this.#channels.values()].some((channel) => channel.waiting() > 0);
    if (busy) this.#timer = setTimeout(() => this.#pump(), pollMilliseconds);
    else this.#polledAt = 0;
  }

  /** Whether the limit allows another block now. */
  #mayHand(): boolean {
    if (this.limit === null) return true;
    const now = this.now();
    this.#credit = Math.min(this.limit * burstSeconds, this.#credit + (now - this.#creditedAt) * this.limit);
    this.#creditedAt = now;
    return this.#credit > 0;
  }

  #stateOf(wire: PeerWire, bytes: number): "free" | "full" | "stuck" {
    const channel = this.#channels.get(wire);
    if (!channel || wire.destroyed) return "free";
    const waiting = channel.waiting();
    if (waiting === 0 || waiting + bytes <= channelAllowance(this.uplink.bytesPerSecond, this.#interval)) return "free";
    return this.now() - channel.movedAt > stuckSeconds ? "stuck" : "full";
  }

  #measure(): void {
    const now = this.now();
    let [drained, backlog] = [0, false];
    for (const channel of this.#channels.values()) {
      const waiting = channel.waiting();
      const gone = Math.max(0, channel.left + channel.handed - waiting);
      if (gone > 0) channel.movedAt = now;
      drained += gone;
      channel.left = waiting;
      channel.handed = 0;
      backlog ||= waiting > 0;
    }
    this.#interval = this.#polledAt > 0 ? Math.min(longestInterval, now - this.#polledAt) : 0;
    if (this.#polledAt > 0) this.uplink.observe(now - this.#polledAt, drained, backlog);
    this.#polledAt = now;
  }
}
