const halfLife = 6;

/** What HTTP carries: bytes over the time in which at least one request was open, newer ones counting more. */
export class Throughput {
  #open = 0;
  #since = 0;
  #bytes = 0;
  #seconds = 0;

  constructor(readonly now: () => number) {}

  opened(): void {
    if (this.#open++ === 0) this.#since = this.now();
  }

  received(bytes: number): void {
    this.#bytes += bytes;
  }

  closed(): void {
    this.#account();
    this.#open -= 1;
  }

  #account(): void {
    const now = this.now();
    const seconds = now - this.#since;
    this.#since = now;
    this.#seconds += seconds;
    const fade = 0.5 ** (seconds / halfLife);
    this.#bytes *= fade;
    this.#seconds *= fade;
  }

  /** Bits per second; null before enough was seen to tell. */
  get bitsPerSecond(): number | null {
    if (this.#open > 0) this.#account();
    if (this.#bytes < 64 * 1024 || this.#seconds < 0.02) return null;
    return (this.#bytes * 8) / this.#seconds;
  }
}
