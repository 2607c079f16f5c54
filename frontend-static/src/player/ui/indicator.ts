import type { Source } from "../bank/bank.ts";
import { bytes as inBytes, percent } from "./units.ts";
import { word } from "./words.ts";

const sources = ["peers", "seeder", "http"] as const;

/** The stream that viewers feed: a thin line in two tones, with the three figures in words for who asks. */
export class Indicator {
  readonly #box = document.querySelector<HTMLElement>("[data-sources]");
  readonly #fed = document.querySelector<HTMLElement>("[data-fed]");
  #shown = "";

  show(bytes: Readonly<Record<Source, number>>, viewers: number): void {
    const key = sources.map((source) => Math.round(bytes[source] / 10_000)).join() + viewers;
    if (key === this.#shown) return;
    this.#shown = key;
    const all = bytes.peers + bytes.seeder + bytes.http;
    for (const source of sources) {
      const part = all === 0 ? 0 : bytes[source] / all;
      for (const line of [this.#box, this.#fed]) line?.style.setProperty(`--${source}-part`, part.toFixed(4));
      const figure = this.#box?.querySelector<HTMLElement>(`[data-source="${source}"]`);
      if (!figure) continue;
      figure.dataset["bytes"] = String(bytes[source]);
      figure.textContent = `${inBytes(bytes[source])} · ${percent(part)}`;
    }
    const count = this.#box?.querySelector<HTMLElement>("[data-viewers]");
    if (count) count.textContent = String(viewers);
    this.#showInBar(bytes.peers + bytes.seeder > 0, viewers, all === 0 ? 0 : bytes.peers / all);
  }

  #showInBar(any: boolean, viewers: number, share: number): void {
    if (!this.#fed) return;
    this.#fed.hidden = !any && viewers === 0;
    const says = word("fed", viewers, percent(share));
    this.#fed.setAttribute("aria-label", says);
    this.#fed.title = says;
    const count = this.#fed.querySelector("[data-count]");
    if (count) count.textContent = String(viewers);
  }
}
