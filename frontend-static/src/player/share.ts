import type { Source } from "./bank/bank.ts";

const halfLife = 15;

/** Who brought the bytes of the last seconds; newer bytes count more. */
export class RecentShare {
  readonly #bytes: Record<Source, number> = { peers: 0, seeder: 0, http: 0 };
  #at = 0;

  constructor(readonly now: () => number) {}

  add(source: Source, bytes: number): void {
    this.#fade();
    this.#bytes[source] += bytes;
  }

  /** 0 … 1 */
  get peers(): number {
    this.#fade();
    const { peers, seeder, http } = this.#bytes;
    const all = peers + seeder + http;
    return all < 1 ? 0 : peers / all;
  }

  #fade(): void {
    const now = this.now();
    const fade = 0.5 ** ((now - this.#at) / halfLife);
    this.#at = now;
    for (const source of ["peers", "seeder", "http"] as const) this.#bytes[source] *= fade;
  }
}
