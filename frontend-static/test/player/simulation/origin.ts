import type { Clock } from "./clock.ts";

/** One HTTP answer: its parts become whole one after the other. */
export interface Flow {
  readonly parts: number[];
  /** One part is whole. */
  onPart(bytes: number): void;
}

interface Open extends Flow {
  due: number;
}

/** A server whose link is shared evenly by the open answers, none of which is faster than a page's own link. */
export class Origin {
  readonly #open = new Set<Open>();
  #virtual = 0;
  #at = 0;
  #turn = 0;

  constructor(
    readonly clock: Clock,
    readonly bytesPerSecond: number,
    readonly downlink: number,
  ) {}

  /** @returns gives the rest of the answer up */
  send(flow: Flow): () => void {
    this.#account();
    const open: Open = { parts: flow.parts, due: this.#virtual + (flow.parts[0] ?? 0), onPart: (bytes) => flow.onPart(bytes) };
    this.#open.add(open);
    this.#plan();
    return () => {
      this.#account();
      this.#open.delete(open);
      this.#plan();
    };
  }

  get #rate(): number {
    return Math.min(this.downlink, this.bytesPerSecond / Math.max(1, this.#open.size));
  }

  #account(): void {
    this.#virtual += (this.clock.now - this.#at) * this.#rate;
    this.#at = this.clock.now;
  }

  #plan(): void {
    const turn = ++this.#turn;
    let first = Number.POSITIVE_INFINITY;
    for (const { due } of this.#open) first = Math.min(first, due);
    if (first === Number.POSITIVE_INFINITY) return;
    this.clock.after((first - this.#virtual) / this.#rate, () => {
      if (turn === this.#turn) this.#deliver();
    });
  }

  #deliver(): void {
    this.#account();
    const whole = [...this.#open].filter(({ due }) => due <= this.#virtual + 1e-3);
    for (const open of whole) {
      const bytes = open.parts.shift() as number;
      if (open.parts.length === 0) this.#open.delete(open);
      else open.due += open.parts[0] as number;
      open.onPart(bytes);
    }
    this.#plan();
  }
}
