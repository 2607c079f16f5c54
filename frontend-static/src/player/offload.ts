import { pageId } from "./page-id.ts";
import type { PlayerStats } from "./stats.ts";

const everyMilliseconds = 20_000;

/** Tells the site now and then, and at the end, where this page's bytes came from and how well it played. */
export class OffloadReport {
  #watched = 0;
  #lastTime: number | null = null;
  #told = "";

  constructor(
    readonly path: string,
    readonly video: HTMLVideoElement,
    readonly stats: () => PlayerStats,
  ) {
    video.addEventListener("timeupdate", () => this.#onTime());
    video.addEventListener("seeking", () => (this.#lastTime = null));
    setInterval(() => this.#tell(), everyMilliseconds);
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.#tell();
    });
    addEventListener("pagehide", () => this.#tell());
  }

  /** Only what was seen counts, not what was jumped over. */
  #onTime(): void {
    const { currentTime } = this.video;
    const step = this.#lastTime === null ? 0 : currentTime - this.#lastTime;
    if (step > 0 && step < 5) this.#watched += step;
    this.#lastTime = this.video.seeking ? null : currentTime;
  }

  #tell(): void {
    const { bytes, uploaded, startMilliseconds, stalls, stallSeconds, switches } = this.stats();
    if (startMilliseconds === null) return;
    const text = JSON.stringify({
      watched: Math.round(this.#watched * 10) / 10,
      ...bytes,
      sent: uploaded,
      start: Math.round(startMilliseconds),
      stalls,
      stalled: Math.round(stallSeconds * 1000),
      switches,
    });
    if (text === this.#told) return;
    this.#told = text;
    navigator.sendBeacon?.(`${this.path}?page=${pageId}`, text);
  }
}
