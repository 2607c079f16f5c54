/** A link that carries so many bytes a second in turn for all who send: what waits is served in the order of asking. */
export class Bucket {
  #freeAt = 0;

  constructor(bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Resolves when the bytes have left. */
  take(bytes) {
    const now = performance.now();
    this.#freeAt = Math.max(now, this.#freeAt) + (bytes / this.bytesPerSecond) * 1000;
    const wait = this.#freeAt - now;
    return wait < 1 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, wait));
  }
}
