import type { Layout } from "./layout.ts";

/** Who brought a byte. */
export type Source = "peers" | "seeder" | "http";

/** A range that HTTP is filling from its front; it becomes readable as it grows. */
export interface Prefix {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes that are there, counted from `start`. */
  received: number;
}

interface Read {
  readonly start: number;
  readonly end: number;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/**
 * What this page holds of one rendition. A read completes from whatever brings its bytes: whole pieces, whoever sent
 * them, and the growing front of HTTP answers.
 */
export class Bank {
  readonly #pieces = new Map<number, Uint8Array<ArrayBuffer>>();
  /** Pieces that are known to have their hash. */
  readonly verified = new Set<number>();
  readonly #prefixes = new Set<Prefix>();
  readonly #kept: Prefix[] = [];
  readonly #reads = new Set<Read>();
  #bytes = 0;

  constructor(readonly layout: Layout) {}

  has(piece: number): boolean {
    return this.#pieces.has(piece);
  }

  get(piece: number): Uint8Array<ArrayBuffer> | undefined {
    return this.#pieces.get(piece);
  }

  get held(): Iterable<number> {
    return this.#pieces.keys();
  }

  /** Bytes in whole pieces. */
  get bytes(): number {
    return this.#bytes;
  }

  put(piece: number, bytes: Uint8Array<ArrayBuffer>): void {
    this.drop(piece);
    this.#bytes += bytes.length;
    this.#pieces.set(piece, bytes);
    this.#settle();
  }

  drop(piece: number): void {
    this.#bytes -= this.#pieces.get(piece)?.length ?? 0;
    this.#pieces.delete(piece);
    this.verified.delete(piece);
  }

  /** Starts a range; the caller fills `bytes`, raises `received` and calls `grew` each time. */
  begin(start: number, end: number): Prefix {
    const prefix = { start, end, bytes: new Uint8Array(end - start), received: 0 };
    this.#prefixes.add(prefix);
    return prefix;
  }

  grew(): void {
    this.#settle();
  }

  /** Ends a range. A small one that is whole, and that no piece will hold, is kept if asked: the file's head. */
  finish(prefix: Prefix, keep = false): void {
    this.#prefixes.delete(prefix);
    if (keep && prefix.received === prefix.end - prefix.start) this.#kept.push(prefix);
    this.#settle();
  }

  /** Keeps a small range that no piece holds. */
  keep(range: Prefix): void {
    this.#kept.push(range);
  }

  /** Reads that wait for bytes, nearest first. */
  get waiting(): readonly { readonly start: number; readonly end: number }[] {
    return [...this.#reads].sort((a, b) => a.start - b.start);
  }

  /** The bytes from `start` to before `end`, as soon as all are there. Never fails; forgets the read when aborted. */
  read(start: number, end: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve) => {
      const read = { start, end, resolve };
      this.#reads.add(read);
      signal.addEventListener("abort", () => this.#reads.delete(read), { once: true });
      this.#settle();
    });
  }

  /** The first byte from `start` on that is not there; `end` if all are. */
  firstMissing(start: number, end: number): number {
    let at = start;
    while (at < end) {
      const next = this.#availableTo(at);
      if (next <= at) return at;
      at = next;
    }
    return end;
  }

  /** How many bytes of a range are not there. */
  missing(start: number, end: number): number {
    let missing = 0;
    for (let at = start; at < end; ) {
      const next = this.#availableTo(at);
      const step = Math.min(end, next > at ? next : this.layout.endOf(this.layout.pieceAt(at)));
      if (next <= at) missing += step - at;
      at = step;
    }
    return missing;
  }

  #availableTo(at: number): number {
    const piece = this.layout.pieceAt(at);
    if (this.#pieces.has(piece)) return this.layout.endOf(piece);
    let reach = at;
    for (const prefix of this.#ranges()) {
      if (prefix.start <= at) reach = Math.max(reach, prefix.start + prefix.received);
    }
    return reach;
  }

  *#ranges(): Iterable<Prefix> {
    yield* this.#prefixes;
    yield* this.#kept;
  }

  #settle(): void {
    for (const read of this.#reads) {
      if (this.firstMissing(read.start, read.end) < read.end) continue;
      this.#reads.delete(read);
      read.resolve(this.#copy(read.start, read.end));
    }
  }

  #copy(start: number, end: number): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(end - start);
    for (let at = start; at < end; ) {
      const piece = this.layout.pieceAt(at);
      const bytes = this.#pieces.get(piece);
      const to = Math.min(end, this.#availableTo(at));
      if (bytes) {
        const origin = this.layout.startOf(piece);
        out.set(bytes.subarray(at - origin, to - origin), at - start);
      } else {
        this.#copyFromRange(out, start, at, to);
      }
      at = to;
    }
    return out;
  }

  #copyFromRange(out: Uint8Array, start: number, at: number, to: number): void {
    for (const prefix of this.#ranges()) {
      if (prefix.start <= at && prefix.start + prefix.received >= to) {
        out.set(prefix.bytes.subarray(at - prefix.start, to - prefix.start), at - start);
        return;
      }
    }
  }
}
