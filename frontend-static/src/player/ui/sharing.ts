import type { GateState } from "../consent/decision.ts";
import { word } from "./words.ts";

/** The line under the picture: says whether this page shares and why not, with the switch that changes it. */
export class SharingSwitch {
  readonly #line = document.querySelector<HTMLElement>("[data-sharing]");
  readonly #input = this.#line?.querySelector<HTMLInputElement>("input");
  readonly #text = this.#line?.querySelector<HTMLElement>("[data-sharing-text]");

  constructor(onChange: (on: boolean) => void) {
    const input = this.#input;
    input?.addEventListener("change", () => onChange(input.checked));
  }

  /** @param why the end of the key of the sentence */
  show(state: GateState, why: string, on: boolean): void {
    if (!this.#line || !this.#input) return;
    const possible = state !== "unavailable";
    if (this.#line.hidden === possible) this.#line.hidden = !possible;
    this.#line.dataset["sharing"] = state;
    this.#input.checked = on;
    const text = word(`sharing.${why}`);
    if (this.#text && this.#text.textContent !== text) this.#text.textContent = text;
  }
}
