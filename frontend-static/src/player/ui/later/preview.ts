import type { StoryboardConfig } from "../../config.ts";
import type { Stage } from "../../stage.ts";
import { element, part } from "../parts.ts";
import { clock } from "../time.ts";
import type { Chapters } from "./chapters.ts";

/** What is at the place of the seek bar that is pointed at: a small picture, the chapter and the time. */
export class Preview {
  readonly #box: HTMLElement;
  readonly #picture: HTMLElement;
  readonly #chapter = element("span", { class: "player-preview-chapter", dir: "auto" });
  readonly #time = element("span");

  constructor(
    readonly stage: Stage,
    readonly chapters: Chapters,
  ) {
    this.#picture = element("div", { class: "player-preview-picture", hidden: true });
    this.#box = element("div", { class: "player-preview", "aria-hidden": "true", hidden: true }, this.#picture, this.#chapter, this.#time);
    const slider = part<HTMLInputElement>(stage.root, "seek");
    if (!slider) return;
    slider.parentElement?.append(this.#box);
    slider.addEventListener("pointermove", (event) => {
      const { left, width } = slider.getBoundingClientRect();
      this.#show(slider, Math.min(1, Math.max(0, (event.clientX - left) / width)));
    });
    slider.addEventListener("input", () => {
      if (slider.matches(":active")) this.#show(slider, slider.valueAsNumber / (Number(slider.max) || 1));
    });
    for (const event of ["pointerleave", "change", "blur"]) slider.addEventListener(event, () => (this.#box.hidden = true));
  }

  #show(slider: HTMLInputElement, share: number): void {
    const seconds = share * Number(slider.max);
    const { storyboard } = this.stage.config;
    if (storyboard) this.#draw(storyboard, seconds);
    this.#chapter.textContent = this.chapters.at(seconds)?.title ?? "";
    this.#time.textContent = clock(seconds);
    this.#box.hidden = false;
    const half = this.#box.offsetWidth / 2;
    const [width, at] = [slider.offsetWidth, share * slider.offsetWidth];
    this.#box.style.setProperty("--x", `${Math.min(width - half, Math.max(half, at))}px`);
  }

  #draw({ url, width, height, columns, count, intervalSeconds }: StoryboardConfig, seconds: number): void {
    const index = Math.min(count - 1, Math.floor(seconds / intervalSeconds));
    const { style } = this.#picture;
    const rows = Math.ceil(count / columns);
    const scale = Math.min(1, 160 / width);
    style.setProperty("inline-size", `${width * scale}px`);
    style.setProperty("block-size", `${height * scale}px`);
    style.setProperty("background-image", `url(${JSON.stringify(url)})`);
    style.setProperty("background-size", `${columns * width * scale}px ${rows * height * scale}px`);
    style.setProperty("background-position", `${-(index % columns) * width * scale}px ${-Math.floor(index / columns) * height * scale}px`);
    this.#picture.hidden = false;
  }
}
