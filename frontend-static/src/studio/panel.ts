import { Rate } from "./rate.ts";
import { amount, say, timeLeft, type Texts } from "./words.ts";

/** The part of the page that shows the file on its way. */
export class Panel {
  readonly #root: HTMLElement;
  readonly #texts: Texts;
  readonly #rate = new Rate();

  constructor(root: HTMLElement, texts: Texts) {
    this.#root = root;
    this.#texts = texts;
  }

  open(fileName: string): void {
    this.#part("drop-zone").hidden = true;
    this.#part("panel").hidden = false;
    this.#part("panel-file").textContent = fileName;
  }

  progress(sent: number, size: number): void {
    this.#rate.add(performance.now(), sent);
    const percent = size > 0 ? (sent * 100) / size : 0;
    (this.#part("panel-progress") as HTMLProgressElement).value = percent;
    this.#part("panel-percent").textContent = `${Math.floor(percent)} %`;
    const locale = document.documentElement.lang || undefined;
    this.#part("panel-bytes").textContent = say(this.#texts, "amount", amount(sent, locale), amount(size, locale));
    const speed = this.#rate.bytesPerSecond;
    this.#part("panel-speed").textContent = speed > 0 ? say(this.#texts, "speed", amount(speed, locale)) : "";
    const left = this.#rate.secondsFor(size - sent);
    this.#part("panel-left").textContent = left === undefined ? "" : timeLeft(this.#texts, left);
  }

  /** @param state as in `data-state`, for styles and tests */
  state(state: "uploading" | "paused" | "waiting" | "received" | "failed", words: string): void {
    this.#root.dataset["state"] = state;
    this.#part("panel-words").textContent = words;
    this.#part("pause").hidden = state !== "uploading" && state !== "waiting";
    this.#part("resume").hidden = state !== "paused";
    this.#part("cancel").hidden = state === "received" || state === "failed";
    if (state !== "uploading") {
      this.#rate.reset();
      this.#part("panel-speed").textContent = "";
      this.#part("panel-left").textContent = "";
    }
  }

  /** The video is there: from now on its processing is shown. */
  received(video: string): void {
    this.state("received", say(this.#texts, "received"));
    const place = this.#part("panel-processing");
    place.hidden = false;
    place.dataset["video"] = video;
    this.#root.dataset["uploaded"] = video;
    place.querySelector<HTMLAnchorElement>("[data-watch]")!.href = `/w/${video}`;
    place.querySelector<HTMLAnchorElement>("[data-edit]")!.href = `/studio/videos/${video}`;
  }

  problem(words: string): void {
    const place = this.#part("upload-problem");
    place.textContent = words;
    place.hidden = words === "";
  }

  #part(id: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`#${id}`)!;
  }
}
