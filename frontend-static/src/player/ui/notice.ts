import { part } from "./parts.ts";

const patience = 1500;

/** Says plainly what is wrong, over the picture. */
export class Notice {
  readonly #box: HTMLElement | null;
  readonly #origin: string;
  #since: number | null = null;
  #said: string | null = null;

  constructor(root: HTMLElement) {
    this.#box = part(root, "notice");
    this.#origin = this.#box?.textContent ?? "";
  }

  /**
   * That nobody has the next part, once that has lasted a moment; goes away by itself.
   *
   * @param now milliseconds
   */
  show(stuck: boolean, now: number): void {
    if (this.#said !== null) return;
    this.#since = stuck ? (this.#since ?? now) : null;
    this.#set(this.#since !== null && now - this.#since >= patience ? this.#origin : null);
  }

  /** Something that stays, such as a video that cannot be played any more; null takes it away. */
  say(text: string | null): void {
    this.#said = text;
    this.#set(text);
  }

  #set(text: string | null): void {
    if (!this.#box) return;
    if (this.#box.hidden !== (text === null)) this.#box.hidden = text === null;
    if (text !== null && this.#box.textContent !== text) this.#box.textContent = text;
  }
}
