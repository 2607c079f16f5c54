const storageKey = "tributary.sharing";

/** The line under the player that says that viewers share, and its switch, which is remembered. */
export class SharingSwitch {
  #on: boolean;

  constructor(
    readonly possible: boolean,
    onChange: (on: boolean) => void,
  ) {
    this.#on = possible && remembered() !== "off";
    const line = document.querySelector<HTMLElement>("[data-sharing]");
    const input = line?.querySelector<HTMLInputElement>("input");
    if (!line || !input) return;
    line.hidden = !possible;
    input.checked = this.#on;
    input.addEventListener("change", () => {
      this.#on = input.checked;
      remember(this.#on);
      line.dataset["on"] = String(this.#on);
      onChange(this.#on);
    });
    line.dataset["on"] = String(this.#on);
  }

  get on(): boolean {
    return this.#on;
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(storageKey, on ? "on" : "off");
  } catch {
    // Without storage the choice holds for this page only.
  }
}
