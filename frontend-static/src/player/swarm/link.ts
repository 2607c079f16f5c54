import { Pace, type Transfer } from "../scheduler/pace.ts";
import { rules } from "../scheduler/rules.ts";
import type { PeerWire } from "./adapter.ts";
import { decodeState, type PageState } from "./state.ts";

export const blockLength = 16 * 1024;

/** A piece on its way from one peer. */
export interface Delivery extends Transfer {
  readonly piece: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  firstAt: number;
  lastAt: number;
  done: number;
  /** Bytes from the front without a gap. */
  front: number;
  readonly missing: Set<number>;
}

/** What this page knows of one peer of one swarm, and what it asked it for. */
export class Link {
  readonly pace = new Pace();
  readonly out = new Map<number, Delivery>();
  state: PageState | null = null;
  understands = false;
  bytesIn = 0;
  bytesOut = 0;
  /** The newest that it was told. */
  told: Uint8Array | null = null;
  #claims = new Map<number, number>();
  #gone = new Set<number>();

  constructor(
    readonly wire: PeerWire,
    readonly origin: boolean,
    readonly pieces: number,
  ) {
    wire.lt_donthave?.on("donthave", (piece) => this.#gone.add(piece));
    wire.on("have", ((piece: number) => this.#gone.delete(piece)) as (...values: never[]) => void);
  }

  get id(): string {
    return this.wire.peerId;
  }

  has(piece: number): boolean {
    return !this.#gone.has(piece) && this.wire.peerPieces.get(piece);
  }

  hear(message: Uint8Array, now: number): void {
    const state = decodeState(message, this.pieces);
    if (!state) return;
    this.state = state;
    const claims = new Map<number, number>();
    for (const [from, count] of state.fetching) {
      for (let piece = from; piece < from + count; piece++) {
        claims.set(piece, this.#claims.get(piece) ?? now + rules.claim);
      }
    }
    this.#claims = claims;
  }

  /** Whether it says that HTTP is bringing it the piece, and has not said so for too long. */
  fetches(piece: number, now: number): boolean {
    return (this.#claims.get(piece) ?? 0) > now;
  }

  mayAsk(now: number): boolean {
    return !this.wire.destroyed && !this.wire.peerChoking && !this.pace.isLeftAlone(now);
  }

  /** Whether it has a place for this page; who says nothing of places has. */
  get serves(): boolean {
    return this.state?.serves ?? true;
  }

  paceNow(now: number, pieceBytes: number): number {
    return this.pace.current(now, [...this.out.values()], pieceBytes, this.state?.uplink ?? 0);
  }

  left(now: number, delivery: Delivery, pieceBytes: number): number {
    return this.pace.left(now, delivery, this.pace.seconds(pieceBytes, this.state?.uplink ?? 0));
  }

  busy(now: number, pieceBytes: number): number {
    return [...this.out.values()].reduce((sum, delivery) => sum + this.left(now, delivery, pieceBytes), 0);
  }
}
