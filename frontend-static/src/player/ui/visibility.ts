const hideAfter = 2500;

/** The bar goes away while it plays and nobody moves, and stays while somebody uses it. */
export class Visibility {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly root: HTMLElement,
    readonly video: HTMLVideoElement,
  ) {
    for (const event of ["pointermove", "focusin", "keydown"]) root.addEventListener(event, () => this.reveal());
    root.addEventListener("pointerleave", () => this.#hideSoon(400));
    for (const event of ["play", "pause", "ended"]) video.addEventListener(event, () => this.reveal());
  }

  get hidden(): boolean {
    return this.root.hasAttribute("data-idle");
  }

  reveal(): void {
    this.root.removeAttribute("data-idle");
    this.#hideSoon(hideAfter);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.root.toggleAttribute("data-idle", !this.video.paused);
  }

  #hideSoon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const used = this.root.querySelector(".player-bar :focus-visible, [aria-expanded='true']") !== null;
      this.root.toggleAttribute("data-idle", !this.video.paused && !used);
    }, milliseconds);
  }
}
