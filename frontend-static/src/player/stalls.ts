/** A time in which the picture stood still while it should have moved. */
export interface Stall {
  /** Where in the video, in seconds. */
  readonly position: number;
  /** How long, in seconds; of one that lasts, until now. */
  readonly seconds: number;
  /** What was buffered when it began, in seconds: near nothing where bytes were missing, more where the machine was slow. */
  readonly bufferSeconds: number;
}

/** Shorter than three frames of film: nobody sees it. */
const shortest = 0.1;
/** The first frames are looked for at a shifted start, which is no playback yet. Seconds of video. */
const firstMove = 0.05;
/** Browsers fire `waiting` just before `ended` where sound and picture do not end together. */
const nearTheEnd = 0.5;
const kept = 20;

const starvedBelow = 1;

type Picture = Pick<
  HTMLMediaElement,
  "currentTime" | "duration" | "paused" | "seeking" | "ended" | "addEventListener"
>;

/**
 * Measures where and for how long the picture stands still: not before the first frame, not while seeking or paused,
 * and not at the end.
 */
export class StallWatch {
  readonly #last: Stall[] = [];
  #count = 0;
  #seconds = 0;
  #starved = 0;
  #playedFrom: number | null = null;
  #standing: { position: number; since: number; bufferSeconds: number } | null = null;

  /** @param now seconds; @param bufferSeconds of media from the play head on */
  constructor(
    readonly video: Picture,
    readonly now: () => number,
    readonly bufferSeconds: () => number,
  ) {
    video.addEventListener("waiting", () => this.#stand());
    video.addEventListener("timeupdate", () => this.#moved());
    video.addEventListener("playing", () => {
      this.#playedFrom ??= video.currentTime;
    });
    for (const over of ["playing", "seeking", "pause", "ended", "emptied"]) {
      video.addEventListener(over, () => this.#settle(over !== "ended"));
    }
  }

  get count(): number {
    return this.#count + (this.#running ? 1 : 0);
  }

  get seconds(): number {
    return this.#seconds + (this.#running?.seconds ?? 0);
  }

  /** Those among them that had next to nothing buffered: bytes were missing. The others are the machine's. */
  get starved(): number {
    return this.#starved + (this.#running && isStarved(this.#running) ? 1 : 0);
  }

  /** The newest ones, oldest first. */
  get last(): readonly Stall[] {
    return this.#running ? [...this.#last, this.#running] : [...this.#last];
  }

  get #running(): Stall | null {
    if (!this.#standing) return null;
    const { position, since, bufferSeconds } = this.#standing;
    const seconds = this.now() - since;
    return seconds < shortest ? null : { position, seconds, bufferSeconds };
  }

  #stand(): void {
    const { paused, seeking, ended, currentTime } = this.video;
    const hasMoved = this.#playedFrom !== null && Math.abs(currentTime - this.#playedFrom) > firstMove;
    if (!hasMoved || paused || seeking || ended || this.#standing) return;
    this.#standing = { position: currentTime, since: this.now(), bufferSeconds: this.bufferSeconds() };
  }

  #moved(): void {
    if (this.#standing && this.video.currentTime > this.#standing.position + 0.01) this.#settle(true);
  }

  /** @param counts whether the wait was one; what comes before the end of the video is none */
  #settle(counts: boolean): void {
    const stall = this.#running;
    this.#standing = null;
    if (!stall || (!counts && this.video.duration - stall.position < nearTheEnd)) return;
    this.#count += 1;
    this.#seconds += stall.seconds;
    if (isStarved(stall)) this.#starved += 1;
    this.#last.push(stall);
    if (this.#last.length > kept) this.#last.shift();
  }
}

function isStarved({ bufferSeconds }: Stall): boolean {
  return bufferSeconds < starvedBelow;
}
