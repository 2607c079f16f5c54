import { element } from "../parts.ts";

/**
 * Draws the cues of a track over the picture, above the bar where that is shown. The browser draws them itself where
 * it shows the picture in a window of its own.
 */
export class Cues {
  readonly box: HTMLElement;
  #track: TextTrack | null = null;
  #elsewhere = false;

  constructor(root: HTMLElement, video: HTMLVideoElement) {
    this.box = element("div", { class: "player-captions", "data-cues": true });
    video.after(this.box);
    for (const event of ["webkitbeginfullscreen", "enterpictureinpicture"]) video.addEventListener(event, () => this.#move(true));
    for (const event of ["webkitendfullscreen", "leavepictureinpicture"]) video.addEventListener(event, () => this.#move(false));
    root.dataset["captionsReady"] = "true";
  }

  follow(track: TextTrack | null): void {
    this.#track?.removeEventListener("cuechange", this.#draw);
    this.#track = track;
    track?.addEventListener("cuechange", this.#draw);
    this.#setMode();
    this.#draw();
  }

  #move(elsewhere: boolean): void {
    this.#elsewhere = elsewhere;
    this.#setMode();
  }

  #setMode(): void {
    if (this.#track) this.#track.mode = this.#elsewhere ? "showing" : "hidden";
  }

  readonly #draw = () => {
    const cues = [...(this.#track?.activeCues ?? [])] as VTTCue[];
    this.box.replaceChildren(...cues.map((cue) => this.#cue(cue)));
  };

  #cue(cue: VTTCue): HTMLElement {
    const line = element("p", { dir: "auto", lang: this.#track?.language || null, "data-align": cue.align, "data-top": isAtTop(cue) });
    const text = element("span", {});
    text.append(cue.getCueAsHTML());
    line.append(text);
    return line;
  }
}

function isAtTop({ line, snapToLines }: VTTCue): boolean {
  return typeof line === "number" && (snapToLines ? line >= 0 && line < 8 : line < 50);
}
