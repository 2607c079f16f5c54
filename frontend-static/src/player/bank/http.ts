const firstWait = 0.5;
const longestWait = 8;

/** Whether the origin answers, and when to try again. One for all renditions, since they share an origin. */
export class OriginHealth {
  #failures = 0;
  #retryAt = 0;

  /** Seconds of the same clock as everywhere. */
  constructor(readonly now: () => number) {}

  get works(): boolean {
    return this.#failures === 0;
  }

  get mayTry(): boolean {
    return this.works || this.now() >= this.#retryAt;
  }

  answered(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#retryAt = this.now() + Math.min(longestWait, firstWait * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 10);
  }
}

/** Throws where the answer is not exactly the range that was asked for. */
export class RangeRefused extends Error {}

/**
 * Gets the bytes from `start` to before `end` of a file as they arrive.
 *
 * @throws RangeRefused where the server answers with anything but that range; TypeError where it does not answer
 */
export async function fetchRange(
  url: string,
  start: number,
  end: number,
  signal: AbortSignal,
  onBytes: (bytes: Uint8Array) => void,
): Promise<void> {
  await receive(await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` }, signal }), 206, end - start, onBytes);
}

/**
 * Gets all of something that has so many bytes.
 *
 * @throws RangeRefused where it is something else; TypeError where the server does not answer
 */
export async function fetchWhole(url: string, length: number, signal: AbortSignal, onBytes: (bytes: Uint8Array) => void): Promise<void> {
  await receive(await fetch(url, { signal }), 200, length, onBytes);
}

async function receive(answer: Response, status: number, length: number, onBytes: (bytes: Uint8Array) => void): Promise<void> {
  const { url } = answer;
  if (answer.status !== status || !answer.body) {
    await answer.body?.cancel();
    throw new RangeRefused(`${answer.status} instead of ${status} for ${url}`);
  }
  const reader = answer.body.getReader();
  let left = length;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    left -= value.length;
    if (left < 0) throw new RangeRefused(`more than the range of ${url}`);
    onBytes(value);
  }
  if (left > 0) throw new TypeError(`${url} ended ${left} bytes early`);
}
