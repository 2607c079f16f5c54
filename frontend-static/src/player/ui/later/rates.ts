import type { PlayerStats } from "../../stats.ts";

const halfLife = 2;

interface Series {
  bytes: number;
  at: number;
  rate: number;
}

/** Bytes per second of everything that is counted, smoothed over a few seconds. */
export class Rates {
  readonly #series = new Map<string, Series>();

  constructor(readonly now: () => number = () => performance.now() / 1000) {}

  add({ bytes, uploaded, links }: Pick<PlayerStats, "bytes" | "uploaded" | "links">): void {
    for (const source of ["peers", "seeder", "http"] as const) this.#count(source, bytes[source]);
    this.#count("uploaded", uploaded);
    for (const { id, received } of links) this.#count(id, received);
  }

  /** @param name of a source, `uploaded`, or a peer's id */
  of(name: string): number {
    return this.#series.get(name)?.rate ?? 0;
  }

  #count(name: string, bytes: number): void {
    const at = this.now();
    const before = this.#series.get(name) ?? { bytes, at, rate: 0 };
    const passed = at - before.at;
    if (passed <= 0) {
      this.#series.set(name, before);
      return;
    }
    const kept = 0.5 ** (passed / halfLife);
    const measured = Math.max(0, bytes - before.bytes) / passed;
    this.#series.set(name, { bytes, at, rate: before.rate * kept + measured * (1 - kept) });
  }
}
