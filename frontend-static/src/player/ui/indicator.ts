import type { Source } from "../bank/bank.ts";

const sources = ["peers", "seeder", "http"] as const;

/** The stream that viewers feed: a thin line in two tones, with the three figures in words for who asks. */
export class Indicator {
  readonly #box: HTMLElement | null;
  readonly #fed = document.querySelector<HTMLElement>("[data-fed]");
  #shown = "";

  constructor() {
    this.#box = document.querySelector<HTMLElement>("[data-sources]");
  }

  show(bytes: Readonly<Record<Source, number>>, viewers: number): void {
    const key = sources.map((source) => Math.round(bytes[source] / 10_000)).join() + viewers;
    if (!this.#box || key === this.#shown) return;
    this.#shown = key;
    const all = bytes.peers + bytes.seeder + bytes.http;
    this.#box.hidden = all === 0;
    if (this.#fed) this.#fed.hidden = bytes.peers + bytes.seeder === 0;
    for (const source of sources) {
      const part = all === 0 ? 0 : bytes[source] / all;
      for (const line of [this.#box, this.#fed]) line?.style.setProperty(`--${source}-part`, part.toFixed(4));
      const figure = this.#box.querySelector<HTMLElement>(`[data-source="${source}"]`);
      if (!figure) continue;
      figure.dataset["bytes"] = String(bytes[source]);
      figure.textContent = `${megabytes(bytes[source])} · ${Math.round(part * 100)} %`;
    }
    const count = this.#box.querySelector<HTMLElement>("[data-viewers]");
    if (count) count.textContent = String(viewers);
  }
}

function megabytes(bytes: number): string {
  const format = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
  return (bytes / 1_000_000).toLocaleString(document.documentElement.lang || undefined, format);
}
