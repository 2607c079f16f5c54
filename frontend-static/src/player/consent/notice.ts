/** The question whether this page may share: small, beside the picture, and never in the way of keys or focus. */
export class ConsentNotice {
  readonly #box = document.querySelector<HTMLElement>("[data-consent]");

  constructor(answer: (answer: "yes" | "no") => void) {
    const button = (name: string) => this.#box?.querySelector<HTMLButtonElement>(`[data-consent-${name}]`);
    const more = button("more");
    const details = this.#box?.querySelector<HTMLElement>("[data-consent-details]");
    button("allow")?.addEventListener("click", () => answer("yes"));
    button("refuse")?.addEventListener("click", () => answer("no"));
    more?.addEventListener("click", () => {
      if (details) details.hidden = !details.hidden;
      more.setAttribute("aria-expanded", String(details?.hidden === false));
    });
  }

  show(visible: boolean): void {
    const box = this.#box;
    if (!box || box.hidden !== visible) return;
    const hadFocus = box.contains(document.activeElement);
    box.hidden = !visible;
    // Whoever answered goes on at the player, whose keys would not be heard elsewhere.
    if (hadFocus) document.querySelector<HTMLElement>("[data-player] [data-play]")?.focus({ preventScroll: true });
  }
}
