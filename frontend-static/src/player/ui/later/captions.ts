import type { CaptionConfig } from "../../config.ts";
import type { Stage } from "../../stage.ts";
import { remember, remembered } from "../memory.ts";
import { element } from "../parts.ts";
import { Cues } from "./cues.ts";

export const sizes = ["small", "normal", "large", "huge"] as const;
export const colours = ["white", "yellow", "black", "outline"] as const;

/** The video's captions: one language or none is shown, in the viewer's size and colour. */
export class Captions {
  readonly list: readonly CaptionConfig[];
  readonly #tracks: readonly HTMLTrackElement[];
  readonly #cues: Cues;
  #chosen: CaptionConfig | null = null;
  /** What the toggle brings back. */
  #last: CaptionConfig | null;

  constructor({ config, video, root, parameters }: Stage) {
    this.list = config.captions ?? [];
    this.#cues = new Cues(root, video);
    this.#tracks = this.list.map(({ language, label, url }) => element("track", { kind: "captions", srclang: language, label, src: url }));
    video.append(...this.#tracks);
    this.#last = this.#understood() ?? this.list[0] ?? null;
    const { caption, captionSize, captionColour } = remembered();
    this.#style("size", captionSize ?? "normal");
    this.#style("colour", captionColour ?? "white");
    this.#show(this.#find(parameters.subtitle ?? caption ?? ""));
  }

  #find(language: string): CaptionConfig | null {
    return this.list.find((caption) => caption.language === language) ?? null;
  }

  /** In the first of the viewer's languages that there is. */
  #understood(): CaptionConfig | undefined {
    const languages = navigator.languages.map((language) => language.split("-")[0]);
    const found = languages.find((language) => this.list.some((caption) => caption.language.split("-")[0] === language));
    return this.list.find((caption) => caption.language.split("-")[0] === found);
  }

  get chosen(): CaptionConfig | null {
    return this.#chosen;
  }

  /** @param language of a caption of this video; anything else turns them off */
  choose(language: string): void {
    this.#show(this.#find(language));
    remember({ caption: this.#chosen?.language ?? "" });
  }

  toggle(): void {
    this.choose(this.#chosen ? "" : (this.#last?.language ?? ""));
  }

  get size(): string {
    return this.#cues.box.dataset["size"] ?? "";
  }

  set size(size: string) {
    this.#style("size", size);
    remember({ captionSize: size });
  }

  get colour(): string {
    return this.#cues.box.dataset["colour"] ?? "";
  }

  set colour(colour: string) {
    this.#style("colour", colour);
    remember({ captionColour: colour });
  }

  #style(name: "size" | "colour", value: string): void {
    this.#cues.box.dataset[name] = value;
  }

  #show(caption: CaptionConfig | null): void {
    this.#chosen = caption;
    this.#last = caption ?? this.#last;
    const shown = caption ? this.#tracks[this.list.indexOf(caption)] : undefined;
    this.#cues.follow(shown?.track ?? null);
    for (const { track } of this.#tracks) if (track !== shown?.track) track.mode = "disabled";
  }
}
