import { StallWatch } from "./stalls.ts";

/** How well it plays, measured at the video element. */
export class Playback {
  readonly #openedAt = performance.now();
  #firstFrameAt: number | null = null;
  readonly #stalls: StallWatch;
  #switches = 0;
  #height = 0;

  constructor(
    readonly video: HTMLVideoElement,
    /** Where it begins, as long as the video element does not know. Seconds. */
    readonly startAt: number,
  ) {
    video.addEventListener("loadeddata", () => (this.#firstFrameAt ??= performance.now()));
    video.addEventListener("resize", () => this.#onResize());
    this.#stalls = new StallWatch(
      video,
      () => performance.now() / 1000,
      () => this.head.bufferedTo - this.head.time,
    );
  }

  get begun(): boolean {
    return this.#firstFrameAt !== null;
  }

  /** Seconds; how far media is buffered without a gap from the picture's time. */
  get head(): { time: number; bufferedTo: number; active: boolean } {
    const { readyState, currentTime, buffered, ended, paused } = this.video;
    const time = readyState === 0 && currentTime === 0 ? this.startAt : currentTime;
    let bufferedTo = time;
    for (let i = 0; i < buffered.length; i++) {
      if (buffered.start(i) <= bufferedTo + 0.1 && buffered.end(i) > bufferedTo) bufferedTo = buffered.end(i);
    }
    return { time, bufferedTo, active: !ended && !(paused && document.hidden) };
  }

  /** Whether it should play and has nothing to show. */
  get starves(): boolean {
    const { paused, ended, readyState } = this.video;
    const { time, bufferedTo } = this.head;
    return !paused && !ended && (bufferedTo - time < 0.3 || readyState < HTMLMediaElement.HAVE_FUTURE_DATA);
  }

  get figures() {
    const quality = this.video.getVideoPlaybackQuality?.();
    return {
      frames: { shown: quality?.totalVideoFrames ?? 0, dropped: quality?.droppedVideoFrames ?? 0 },
      stalls: this.#stalls.count,
      stallSeconds: this.#stalls.seconds,
      starved: this.#stalls.starved,
      lastStalls: this.#stalls.last,
      switches: this.#switches,
      startMilliseconds: this.#firstFrameAt === null ? null : this.#firstFrameAt - this.#openedAt,
    };
  }

  #onResize(): void {
    const { videoHeight } = this.video;
    if (this.#height > 0 && videoHeight > 0 && videoHeight !== this.#height) this.#switches += 1;
    this.#height = videoHeight || this.#height;
  }
}
