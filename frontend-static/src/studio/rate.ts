/** How fast bytes come, over the last seconds, and how long the rest takes. Knows no clock: times are handed in. */
export class Rate {
  readonly #span: number;
  #samples: { time: number; bytes: number }[] = [];

  /** @param span milliseconds over which the speed is taken */
  constructor(span = 8000) {
    this.#span = span;
  }

  /** @param bytes received altogether at `time` (milliseconds, growing) */
  add(time: number, bytes: number): void {
    const last = this.#samples.at(-1);
    if (last && bytes < last.bytes) this.#samples = [];
    this.#samples.push({ time, bytes });
    while (this.#samples.length > 2 && this.#samples[1]!.time <= time - this.#span) this.#samples.shift();
  }

  /** After a pause the past says nothing. */
  reset(): void {
    this.#samples = [];
  }

  /** Bytes per second; 0 while unknown. */
  get bytesPerSecond(): number {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.time - first.time < 250) return 0;
    return ((last.bytes - first.bytes) * 1000) / (last.time - first.time);
  }

  /** Seconds for that many bytes; undefined while unknown. */
  secondsFor(bytes: number): number | undefined {
    const speed = this.bytesPerSecond;
    return speed > 0 ? bytes / speed : undefined;
  }
}
