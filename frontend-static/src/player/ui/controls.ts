import { part, setPressed } from "./parts.ts";
import { Screen } from "./screen.ts";
import { SeekBar } from "./seek.ts";
import { Visibility } from "./visibility.ts";
import { wireVolume } from "./volume.ts";

/** The control bar: plain buttons and sliders of the page, wired to the video. Without this script the browser's own are shown. */
export class Controls {
  readonly screen: Screen;
  readonly visibility: Visibility;

  constructor(
    readonly root: HTMLElement,
    readonly video: HTMLVideoElement,
    durationSeconds: number,
  ) {
    video.controls = false;
    const bar = part(root, "controls");
    if (bar) bar.hidden = false;
    this.visibility = new Visibility(root, video);
    this.screen = new Screen(root, video);
    new SeekBar(root, video, durationSeconds);
    wireVolume(root, video);
    this.#wirePlay();
    this.#wireWaiting();
    video.addEventListener("click", (event) => this.#onClick(event as PointerEvent));
  }

  #wirePlay(): void {
    const { video } = this;
    const [button, start] = [part(this.root, "play"), part(this.root, "start")];
    button?.addEventListener("click", () => togglePlay(video));
    start?.addEventListener("click", () => {
      togglePlay(video);
      button?.focus({ preventScroll: true });
    });
    const show = () => {
      setPressed(button, !video.paused);
      this.root.dataset["paused"] = String(video.paused);
      if (start) start.hidden = !video.paused || video.played.length > 0;
    };
    for (const event of ["play", "pause", "ended", "loadeddata"]) video.addEventListener(event, show);
    show();
  }

  #wireWaiting(): void {
    const set = (waiting: boolean) => this.root.toggleAttribute("data-waiting", waiting && !this.video.paused);
    for (const event of ["waiting", "seeking"]) this.video.addEventListener(event, () => set(true));
    for (const event of ["playing", "seeked", "canplay", "pause"]) this.video.addEventListener(event, () => set(false));
  }

  /** A click plays or pauses; on touch screens it shows and hides the bar. */
  #onClick({ pointerType }: PointerEvent): void {
    if (pointerType !== "touch") togglePlay(this.video);
    else if (this.visibility.hidden) this.visibility.reveal();
    else this.visibility.hide();
  }
}

export function togglePlay(video: HTMLVideoElement): void {
  if (video.paused) video.play().catch(() => undefined);
  else video.pause();
}
