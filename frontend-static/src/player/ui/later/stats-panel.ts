import type { Stage } from "../../stage.ts";
import type { PlayerStats } from "../../stats.ts";
import { element, icon } from "../parts.ts";
import { hidePanel, showPanel } from "../sheet.ts";
import { bytes, perSecond, percent } from "../units.ts";
import { word } from "../words.ts";
import { Rates } from "./rates.ts";
import { figures } from "./stats-figures.ts";

const everyMilliseconds = 1000;
const mostPeers = 12;

/** Statistics for nerds: a panel over the picture, as long as somebody wants it. */
export class StatsPanel {
  #panel: HTMLElement | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #rates = new Rates();
  readonly #values = new Map<string, HTMLElement>();
  readonly #peers = element("tbody");

  constructor(readonly stage: Stage) {}

  toggle(): void {
    this.#panel ??= this.#build();
    const open = this.#panel.hidden;
    clearInterval(this.#timer);
    if (!open) return hidePanel(this.#panel);
    showPanel(this.stage.root, this.#panel);
    this.#rates = new Rates();
    this.#timer = setInterval(() => this.#show(), everyMilliseconds);
    this.#show();
    this.#panel.querySelector("button")?.focus({ preventScroll: true });
  }

  #build(): HTMLElement {
    const { root } = this.stage;
    const close = element("button", { type: "button", "aria-label": word("close") }, icon(root, "x"));
    const columns = ["peer", "received", "share", "sent"].map((name) => element("th", { scope: "col" }, word(`stats.${name}`)));
    const panel = element(
      "section",
      { class: "player-stats", "aria-label": word("stats"), "data-stats": true, tabindex: 0, hidden: true },
      element("header", {}, element("h2", {}, word("stats")), close),
      element("dl"),
      element("table", {}, element("thead", {}, element("tr", {}, ...columns)), this.#peers),
    );
    close.addEventListener("click", () => this.#close());
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    });
    root.append(panel);
    return panel;
  }

  #close(): void {
    if (!this.#panel?.hidden) this.toggle();
    this.stage.root.querySelector<HTMLElement>("[data-settings] button")?.focus({ preventScroll: true });
  }

  #show(): void {
    const stats = this.stage.stats();
    this.#rates.add(stats);
    for (const [name, value] of figures(stats, this.#rates, this.stage)) this.#set(name, value);
    this.#showPeers(stats);
  }

  #set(name: string, value: string): void {
    let cell = this.#values.get(name);
    if (!cell) {
      cell = element("dd", { "data-figure": name });
      this.#values.set(name, cell);
      this.#panel?.querySelector("dl")?.append(element("div", {}, element("dt", {}, word(`stats.${name}`)), cell));
    }
    if (cell.textContent !== value) cell.textContent = value;
  }

  #showPeers({ links }: PlayerStats): void {
    const all = links.reduce((sum, { received }) => sum + received, 0);
    const rows = [...links].sort((a, b) => b.received - a.received).slice(0, mostPeers);
    (this.#peers.parentElement as HTMLElement).hidden = rows.length === 0;
    this.#peers.replaceChildren(
      ...rows.map(({ id, seeder, received, sent }) => {
        const name = seeder ? word("stats.seeder") : word("stats.viewer", id.slice(-4));
        const cells = [
          `${bytes(received)} · ${perSecond(this.#rates.of(id))}`,
          percent(all === 0 ? 0 : received / all),
          bytes(sent),
        ];
        return element("tr", {}, element("th", { scope: "row" }, name), ...cells.map((cell) => element("td", {}, cell)));
      }),
    );
  }
}
