const halfLife = 6;

/**
 * What HTTP carries: bytes over the time in which at least one request was open, newer ones counting more. The time that
 * even the quickest answer takes to begin is no slowness.
 */
export class Throughput {
  #open = 0;
  #since = 0;
  #bytes = 0;
  #seconds = 0;
  #latency = Number.POSITIVE_INFINITY;
  #heardAt = 0;

  constructor(readonly now: () => number) {}

  opened(): void {
    if (this.#open++ > 0) return;
    this.#since = this.now() + (Number.isFinite(this.#latency) ? this.#latency : 0);
    this.#heardAt = this.now();
  }

  /** The first byte of an answer is there. */
  began(latency: number): void {
    const isFirst = !Number.isFinite(this.#latency);
    this.#latency = Math.min(this.#latency, latency);
    if (isFirst && this.#open === 1) this.#since = this.now();
  }

  received(bytes: number): void {
    this.#bytes += bytes;
    this.#heardAt = this.now();
  }

  closed(): void {
    this.#account();
    this.#open -= 1;
  }

  #account(): void {
    const now = this.now();
    const seconds = Math.max(0, now - this.#since);
    this.#since = Math.max(now, this.#since);
    this.#seconds += seconds;
    const fade = 0.5 ** (seconds / halfLife);
    this.#bytes *= fade;
    this.#seconds *= fade;
  }

  /** Seconds since HTTP brought a byte or was asked for one; what it carries may have changed meanwhile. */
  get quiet(): number {
    return this.#open > 0 ? 0 : this.now() - this.#heardAt;
  }

  /** Bits per second; null before enough was seen to tell. */
  get bitsPerSecond(): number | null {
    if (this.#open > 0) this.#account();
    if (this.#bytes < 64 * 1024 || this.#seconds < 0.02) return null;
    return (this.#bytes * 8) / this.#seconds;
  }
}
