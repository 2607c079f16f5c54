import type { Prefix } from "./bank/bank.ts";
import { First } from "./bank/first.ts";
import { fetchRange, type OriginHealth } from "./bank/http.ts";
import type { Throughput } from "./bank/throughput.ts";
import type { Rendition } from "./rendition.ts";

/** Seconds. */
const silence = 6;

/** One HTTP request under way. */
export interface Run {
  readonly rendition: Rendition;
  readonly start: number;
  readonly end: number;
  readonly urgent: boolean;
  readonly prefix: Prefix;
  readonly stop: AbortController;
  /** When it began or brought its newest byte. */
  heardAt: number;
  isSilent: boolean;
  /** Takes a piece whose front a peer had sent: readers see it only once the whole piece is verified. */
  readonly whole: ((bytes: Uint8Array<ArrayBuffer>) => void) | null;
}

export interface RunEvents {
  received(bytes: number): void;
  /** Bytes that came turned out to be of no use: there already, or of a piece that was given up. */
  useless(bytes: number): void;
  /** A piece is whole and in the bank. */
  stored(rendition: Rendition, piece: number): void;
  ended(): void;
}

/** The HTTP requests of the page. They fail silently: what they did not bring is simply still missing. */
export class Runs {
  readonly open = new Set<Run>();
  /** Whether anything was asked for yet. */
  hasBegun = false;

  constructor(
    readonly health: OriginHealth,
    readonly throughput: Throughput,
    readonly events: RunEvents,
    readonly first: First | null = null,
  ) {}

  /** Whether a run is bringing this byte. */
  brings(rendition: Rendition, offset: number): boolean {
    for (const run of this.open) if (run.rendition === rendition && run.start <= offset && offset < run.end) return true;
    return false;
  }

  of(rendition: Rendition): Run[] {
    return [...this.open].filter((run) => run.rendition === rendition);
  }

  /** Fetches whole pieces, or a range that no piece boundary limits (the file's head). */
  fetch(rendition: Rendition, start: number, end: number, urgent: boolean): void {
    const prefix = rendition.bank.begin(start, end);
    void this.#go({ rendition, start, end, urgent, prefix, whole: null, ...this.#fresh() }, 0);
  }

  /** Fetches what a peer did not bring of a piece: its bytes from `front` on. */
  fetchTail(
    rendition: Rendition,
    piece: number,
    part: { bytes: Uint8Array<ArrayBuffer>; front: number },
    whole: (bytes: Uint8Array<ArrayBuffer>) => void,
  ): void {
    const [start, end] = [rendition.layout.startOf(piece), rendition.layout.endOf(piece)];
    const prefix = { start, end, bytes: part.bytes, received: part.front };
    void this.#go({ rendition, start, end, urgent: true, prefix, whole, ...this.#fresh() }, part.front);
  }

  #fresh(): Pick<Run, "stop" | "heardAt" | "isSilent"> {
    return { stop: new AbortController(), heardAt: this.health.now(), isSilent: false };
  }

  /** A connection may be dead without saying so: what brings nothing for so long counts as failed. */
  giveUpSilent(now: number): void {
    for (const run of this.open) {
      if (now - run.heardAt < silence) continue;
      run.isSilent = true;
      run.stop.abort();
    }
  }

  async #go(run: Run, from: number): Promise<void> {
    this.open.add(run);
    this.hasBegun = true;
    const { rendition, start, end } = run;
    const first = this.first?.take(rendition.config, start + from, end) ?? null;
    if (!first) this.throughput.opened();
    let next = rendition.layout.pieceAt(start);
    let askedAt: number | null = run.heardAt;
    try {
      const onBytes = (bytes: Uint8Array) => {
        run.heardAt = this.health.now();
        if (askedAt !== null && !first) this.throughput.began(run.heardAt - askedAt);
        askedAt = null;
        run.prefix.bytes.set(bytes, run.prefix.received);
        run.prefix.received += bytes.length;
        if (!first) this.throughput.received(bytes.length);
        this.events.received(bytes.length);
        this.health.answered();
        if (!run.whole) {
          rendition.bank.grew();
          next = this.#storeWhole(run, next);
        }
      };
      if (first) await first.receive(run.stop.signal, onBytes);
      else await fetchRange(rendition.config.file, start + from, end, run.stop.signal, onBytes);
      run.whole?.(run.prefix.bytes);
    } catch {
      this.events.useless(run.whole ? run.prefix.received - from : this.#unfinished(run, next));
      if (run.isSilent || !run.stop.signal.aborted) this.health.failed();
    } finally {
      if (!first) this.throughput.closed();
      else if (run.prefix.received === end - start) this.#saw(run, first);
      this.#close(run);
    }
  }

  /** It ends within a piece: the beginning of that one is kept for reading, and comes again with the whole. */
  #saw({ rendition, end, prefix }: Run, { seconds }: First): void {
    this.throughput.saw(end, seconds);
    const from = rendition.layout.startOf(rendition.layout.pieceAt(end));
    this.events.useless(end - from);
    rendition.bank.keep({ start: from, end, bytes: prefix.bytes.slice(from), received: end - from });
  }

  #close(run: Run): void {
    this.open.delete(run);
    if (!run.whole) run.rendition.bank.finish(run.prefix, run.end <= Math.max(run.rendition.timeline?.initEnd ?? 0, run.rendition.headLength));
    this.events.ended();
  }

  /** Bytes of the piece that a broken run did not finish. */
  #unfinished(run: Run, next: number): number {
    const { layout } = run.rendition;
    return Math.max(0, run.start + run.prefix.received - Math.max(run.start, next < layout.pieces ? layout.startOf(next) : run.end));
  }

  /** Puts the pieces that are whole by now into the bank; gives the next one to look at. */
  #storeWhole(run: Run, from: number): number {
    const { layout } = run.rendition;
    let piece = from;
    while (piece < layout.pieces && layout.endOf(piece) <= run.start + run.prefix.received) {
      if (layout.startOf(piece) >= run.start) this.#store(run, piece);
      piece += 1;
    }
    return piece;
  }

  #store({ rendition, start, prefix }: Run, piece: number): void {
    const { layout, bank } = rendition;
    if (bank.has(piece)) {
      this.events.useless(layout.lengthOf(piece));
      return;
    }
    const at = layout.startOf(piece) - start;
    bank.put(piece, prefix.bytes.slice(at, at + layout.lengthOf(piece)));
    this.events.stored(rendition, piece);
  }

  stop(matches: (run: Run) => boolean): void {
    for (const run of this.open) if (matches(run)) run.stop.abort();
  }
}
