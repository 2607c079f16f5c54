import type Hls from "hls.js/light";

/** The quality button and its menu: *automatic* and each rung, highest first. */
export class QualityMenu {
  readonly #box: HTMLElement | null;
  readonly #button: HTMLButtonElement | null;
  readonly #menu: HTMLElement | null;

  constructor(
    root: HTMLElement,
    readonly hls: Hls,
    onLevels: string,
    onSwitched: string,
  ) {
    this.#box = root.querySelector<HTMLElement>("[data-quality]");
    this.#button = this.#box?.querySelector<HTMLButtonElement>("button[aria-haspopup]") ?? null;
    this.#menu = this.#box?.querySelector<HTMLElement>("[role=menu]") ?? null;
    if (!this.#box || !this.#button || !this.#menu) return;
    const listen = hls.on.bind(hls) as unknown as (event: string, listener: () => void) => void;
    listen(onLevels, () => this.#fill());
    listen(onSwitched, () => this.#show());
    this.#button.addEventListener("click", () => this.#toggle());
    this.#menu.addEventListener("click", (event) => this.#choose(event));
    this.#menu.addEventListener("keydown", (event) => this.#move(event));
    document.addEventListener("pointerdown", (event) => {
      if (!this.#box?.contains(event.target as Node)) this.#toggle(false);
    });
  }

  #items(): HTMLButtonElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLButtonElement>("[role=menuitemradio]") ?? [])];
  }

  #fill(): void {
    if (!this.#box || !this.#menu) return;
    for (const item of this.#items()) if (item.dataset["level"] !== "-1") item.remove();
    const levels = this.hls.levels.map(({ height }, level) => ({ height, level })).sort((a, b) => b.height - a.height);
    for (const { height, level } of levels) {
      const item = document.createElement("button");
      item.type = "button";
      item.setAttribute("role", "menuitemradio");
      item.dataset["level"] = String(level);
      item.textContent = `${height}p`;
      this.#menu.append(item);
    }
    this.#box.hidden = levels.length < 2;
    this.#show();
  }

  #show(): void {
    const chosen = this.hls.autoLevelEnabled ? -1 : this.hls.currentLevel;
    for (const item of this.#items()) item.setAttribute("aria-checked", String(Number(item.dataset["level"]) === chosen));
    const height = this.hls.levels[this.hls.currentLevel]?.height;
    const label = this.#button?.querySelector<HTMLElement>("[data-height]");
    if (label) label.textContent = height ? `${height}p` : "";
  }

  #toggle(open = this.#menu?.hidden ?? false): void {
    if (!this.#menu || !this.#button || this.#menu.hidden === !open) return;
    this.#menu.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (open) this.#items().find((item) => item.getAttribute("aria-checked") === "true")?.focus();
    else if (this.#menu.contains(document.activeElement) || document.activeElement === document.body) this.#button.focus();
  }

  #choose(event: Event): void {
    const level = (event.target as HTMLElement).closest<HTMLElement>("[data-level]")?.dataset["level"];
    if (level === undefined) return;
    this.hls.nextLevel = Number(level);
    for (const item of this.#items()) item.setAttribute("aria-checked", String(item.dataset["level"] === level));
    this.#toggle(false);
  }

  #move(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      this.#menu?.contains(document.activeElement) && this.#button?.focus();
      this.#toggle(false);
    }
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length]?.focus();
  }
}
