import { part } from "./parts.ts";
import { clock } from "./time.ts";

/** The bar that shows and sets the position. */
export class SeekBar {
  readonly #slider: HTMLInputElement | null;
  readonly #time: HTMLElement | null;
  readonly #length: HTMLElement | null;
  #dragging = false;

  constructor(
    root: HTMLElement,
    readonly video: HTMLVideoElement,
    readonly durationSeconds: number,
  ) {
    this.#slider = part<HTMLInputElement>(root, "seek");
    this.#time = part(root, "time");
    this.#length = part(root, "duration");
    const slider = this.#slider;
    slider?.addEventListener("input", () => {
      this.#dragging = true;
      this.#show(slider.valueAsNumber);
    });
    slider?.addEventListener("change", () => {
      this.#dragging = false;
      video.currentTime = slider.valueAsNumber;
    });
    for (const event of ["timeupdate", "durationchange", "progress", "seeking"]) {
      video.addEventListener(event, () => this.#follow());
    }
    this.#follow();
  }

  #follow(): void {
    if (this.#slider) this.#slider.max = String(this.#duration);
    if (this.#length) this.#length.textContent = clock(this.#duration);
    this.#time?.style.setProperty("min-inline-size", `${clock(this.#duration).length}ch`);
    if (!this.#dragging) this.#show(this.video.currentTime);
  }

  get #duration(): number {
    return Number.isFinite(this.video.duration) ? this.video.duration : this.durationSeconds;
  }

  #show(seconds: number): void {
    const slider = this.#slider;
    if (this.#time) this.#time.textContent = clock(seconds);
    if (!slider) return;
    const all = this.#duration || 1;
    slider.value = String(seconds);
    slider.style.setProperty("--at", String(seconds / all));
    slider.style.setProperty("--loaded", String(this.#loaded(seconds) / all));
    slider.setAttribute("aria-valuetext", `${clock(seconds)} / ${clock(this.#duration)}`);
  }

  /** How far it is loaded without a gap from the position. */
  #loaded(seconds: number): number {
    const { buffered } = this.video;
    for (let i = 0; i < buffered.length; i++) {
      if (buffered.start(i) <= seconds + 0.5 && buffered.end(i) > seconds) return buffered.end(i);
    }
    return seconds;
  }
}
