const halfLife = 5;
const swallowed = 128 * 1024;
const step = 1.3;

/**
 * What this page can upload, in bytes per second: what left during busy periods over their time. The first 128 KB of
 * a busy period do not count, because the data channel's own buffers swallow those at once.
 */
export class Uplink {
  #bytes = 0;
  #seconds = 0;
  #drained = 0;
  #told = 0;

  /** During the last `seconds` there was a backlog (or not), and `bytes` left. */
  observe(seconds: number, bytes: number, backlog: boolean): void {
    if (!backlog) {
      this.#drained = 0;
      return;
    }
    const counted = Math.max(0, this.#drained + bytes - Math.max(this.#drained, swallowed));
    this.#drained += bytes;
    if (this.#drained <= swallowed) return;
    const fade = 0.5 ** (seconds / halfLife);
    this.#bytes = this.#bytes * fade + counted;
    this.#seconds = this.#seconds * fade + seconds;
  }

  /** 0 while unknown. */
  get bytesPerSecond(): number {
    return this.#seconds < 0.5 ? 0 : this.#bytes / this.#seconds;
  }

  /** The same in steps of 1.3, so that what is told to others does not flap. */
  get told(): number {
    const now = this.bytesPerSecond;
    if (now === 0) return 0;
    if (this.#told === 0 || now > this.#told * step || now < this.#told / step) {
      this.#told = Math.round(step ** Math.round(Math.log(now) / Math.log(step)));
    }
    return this.#told;
  }
}
