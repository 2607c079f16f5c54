/** Seconds. */
const halfLife = 6;
/** The same for what was measured before a pause, and what of it counts at most. */
const pauseHalfLife = 4;
const mostBeforePause = 1;
/** A pause that is only the time between two requests. */
const shortPause = 0.5;
/** Bytes and seconds that tell something. */
const enough = 64 * 1024;
const shortest = 0.02;

/**
 * What HTTP carries: bytes over the time in which at least one request was open, newer ones counting more; what was
 * measured before a pause counts less the longer it was. The time that even the quickest answer takes to begin is no
 * slowness.
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
    const now = this.now();
    this.#fade(now - this.#heardAt);
    this.#since = now + (Number.isFinite(this.#latency) ? this.#latency : 0);
    this.#heardAt = now;
  }

  /** The first byte of an answer is there, so long after it was asked for. */
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

  /** Bytes that came otherwise, in a time that is known. */
  saw(bytes: number, seconds: number): void {
    this.#bytes += bytes;
    this.#seconds += seconds;
    this.#heardAt = this.now();
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

  /** What was measured long ago counts little beside what comes now; alone it still tells something. */
  #fade(idle: number): void {
    if (idle < shortPause || this.#bytes <= enough || this.#seconds <= shortest) return;
    const kept = Math.min(1, mostBeforePause / this.#seconds) * 0.5 ** (idle / pauseHalfLife);
    const fade = Math.min(1, Math.max(kept, enough / this.#bytes, shortest / this.#seconds));
    this.#bytes *= fade;
    this.#seconds *= fade;
  }

  /** Seconds since HTTP brought a byte or was asked for one: what it carries may have changed meanwhile. */
  get quiet(): number {
    return this.#open > 0 ? 0 : this.now() - this.#heardAt;
  }

  /** Bits per second; null before enough was seen to tell. */
  get bitsPerSecond(): number | null {
    if (this.#open > 0) this.#account();
    if (this.#bytes < 0.99 * enough || this.#seconds < 0.99 * shortest) return null;
    return (this.#bytes * 8) / this.#seconds;
  }
}
