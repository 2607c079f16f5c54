import { element, icon } from "../parts.ts";
import { hidePanel, showPanel } from "../sheet.ts";

export interface Item {
  readonly label: string;
  /** What is chosen now, beside the label. */
  readonly hint?: string;
  readonly icon?: string;
  /** Of several, one is chosen; or this one is on or off. Without it the item does something. */
  readonly state?: { readonly kind: "radio" | "checkbox"; readonly on: boolean };
  readonly choose?: () => void;
  readonly page?: () => Page;
}

export interface Page {
  readonly title: string;
  readonly items: readonly Item[];
}

let ids = 0;

/** A button's menu. What it holds is asked for each time that it opens. */
export class Menu {
  readonly #list: HTMLElement;
  #pages: (() => Page)[] = [];

  /** @param button gets the focus back; absent for menus that open at a point */
  constructor(
    readonly root: HTMLElement,
    box: HTMLElement,
    readonly button: HTMLButtonElement | null,
    readonly first: () => Page,
  ) {
    this.#list = element("div", { role: "menu", class: "player-menu", id: `player-menu-${ids++}`, tabindex: -1, hidden: true });
    box.append(this.#list);
    button?.setAttribute("aria-controls", this.#list.id);
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target as Node)) this.close(false);
    });
    this.#list.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !box.contains(relatedTarget as Node)) this.close(false);
    });
  }

  get list(): HTMLElement {
    return this.#list;
  }

  get isOpen(): boolean {
    return !this.#list.hidden;
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  open(): void {
    const room = this.root.clientHeight - 72;
    this.#list.style.setProperty("--room", `${Math.max(120, room)}px`);
    this.#pages = [this.first];
    showPanel(this.root, this.#list);
    this.button?.setAttribute("aria-expanded", "true");
    this.#render();
  }

  close(focus = true): void {
    if (!this.isOpen) return;
    hidePanel(this.#list);
    this.button?.setAttribute("aria-expanded", "false");
    if (focus) (this.button ?? this.root.querySelector<HTMLElement>("[data-play]"))?.focus({ preventScroll: true });
  }

  /** Shows again what is open, after something changed. */
  refresh(): void {
    if (this.isOpen) this.#render(this.#buttons.indexOf(document.activeElement as HTMLButtonElement));
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.#list.querySelectorAll("button")];
  }

  #render(at = -1): void {
    const { title, items } = (this.#pages.at(-1) ?? this.first)();
    const deep = this.#pages.length > 1;
    this.#list.setAttribute("aria-label", title);
    this.#list.replaceChildren(...(deep ? [this.#back(title)] : []), ...items.map((item) => this.#row(item)));
    const buttons = this.#buttons;
    const chosen = buttons.find((button) => button.getAttribute("aria-checked") === "true" && button.role === "menuitemradio");
    (buttons[at] ?? chosen ?? buttons[deep ? 1 : 0])?.focus({ preventScroll: true });
    chosen?.scrollIntoView({ block: "nearest" });
  }

  #back(title: string): HTMLButtonElement {
    const button = element("button", { type: "button", role: "menuitem", class: "player-menu-back" }, icon(this.root, "chevron-left"), title);
    button.addEventListener("click", () => this.#leave());
    return button;
  }

  #row(item: Item): HTMLButtonElement {
    const role = item.state ? `menuitem${item.state.kind}` : "menuitem";
    const button = element(
      "button",
      {
        type: "button",
        role,
        tabindex: -1,
        "aria-checked": item.state ? String(item.state.on) : null,
        "aria-haspopup": item.page ? "menu" : null,
      },
      item.state ? icon(this.root, "check") : item.icon ? icon(this.root, item.icon) : null,
      element("span", { class: "player-menu-label" }, item.label),
      item.hint ? element("span", { class: "player-menu-hint" }, item.hint) : null,
      item.page ? icon(this.root, "chevron-right") : null,
    );
    button.addEventListener("click", () => this.#choose(item));
    return button;
  }

  #choose({ page, choose, state }: Item): void {
    if (page) {
      this.#pages.push(page);
      this.#render();
      return;
    }
    if (state?.kind === "checkbox") {
      choose?.();
      this.refresh();
      return;
    }
    this.close();
    choose?.();
  }

  #leave(): void {
    if (this.#pages.length < 2) return this.close();
    this.#pages.pop();
    this.#render();
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const back = getComputedStyle(this.#list).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (event.key === "Escape") this.#leave();
    else if (event.key === back && this.#pages.length > 1) this.#leave();
    else if (event.key === "Tab") return this.close();
    else if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== undefined) buttons[(to + buttons.length) % buttons.length]?.focus();
  }
}

/** The menu of a button that stands in the bar's markup; nothing where the page has no such button. */
export function menuOf(root: HTMLElement, name: string, page: () => Page): Menu | undefined {
  const box = root.querySelector<HTMLElement>(`[data-${name}]`);
  const button = box?.querySelector<HTMLButtonElement>("button");
  return box && button ? new Menu(root, box, button, page) : undefined;
}
