import { element } from "../parts.ts";

const shownMilliseconds = 2500;

/** A word about what was just done; also read aloud. */
export class Toast {
  readonly #box = element("p", { class: "player-toast", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    root.append(this.#box);
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#box.textContent = text;
    this.#timer = setTimeout(() => this.#box.replaceChildren(), shownMilliseconds);
  }
}
