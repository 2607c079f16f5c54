const patience = 1500;

/** Says plainly that nobody has the next part, once that has lasted a moment; goes away by itself. */
export class Notice {
  readonly #box: HTMLElement | null;
  #since: number | null = null;

  constructor(root: HTMLElement) {
    this.#box = root.querySelector<HTMLElement>("[data-notice]");
  }

  /** @param now milliseconds */
  show(stuck: boolean, now: number): void {
    if (!this.#box) return;
    this.#since = stuck ? (this.#since ?? now) : null;
    const visible = this.#since !== null && now - this.#since >= patience;
    if (this.#box.hidden === visible) this.#box.hidden = !visible;
  }
}
