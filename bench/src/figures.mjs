/** From the pages of a cell to its figures, and from the runs of a cell to one row. */
import { median, sum } from "./table.mjs";

const warmUp = 30;
const nothing = { at: 0, stalls: 0, stalled: 0, lines: 0, megabits: 0, peers: 0, origin: 0, duplicates: null };

/** Everything that makes two cells comparable, whoever plays and for how long. */
export function conditionsOf({ pages, film, origin, network, delay, uplink, away }) {
  const home = network === "home" ? `, each at home: ${delay} ms, ${uplink} Mbit/s up` : "";
  const left = away ? `, the first frozen for ${away} s` : "";
  return `${pages} ${pages === 1 ? "page" : "pages"}, top rung ${film}p, origin ${origin} Mbit/s${home}${left}`;
}

/** @param until seconds of each page's view; what came later does not count */
function figuresOf({ cell, pages, cpu, origin }, until) {
  const at = (page, second) => page.series.findLast((point) => point.at <= second + 1) ?? nothing;
  const ends = pages.map((page) => at(page, until));
  const begins = pages.map((page) => at(page, warmUp));
  const peers = sum(ends.map((end) => end.peers));
  const all = peers + sum(ends.map((end) => end.origin));
  const latePeers = peers - sum(begins.map((begin) => begin.peers));
  const lateAll = all - sum(begins.map((begin) => begin.peers + begin.origin));
  const known = ends.filter(({ duplicates }) => typeof duplicates === "number");
  return {
    failed: pages.filter(({ start }) => start === null).length,
    stalls: sum(ends.map((end) => end.stalls)) / pages.length,
    stalled: sum(ends.map((end) => end.stalled)) / pages.length,
    megabits: sum(ends.map((end) => end.megabits)) / pages.length,
    lines: sum(ends.map((end) => end.lines)) / pages.length,
    offload: all > 0 ? peers / all : null,
    late: until > warmUp && lateAll > 0 ? latePeers / lateAll : null,
    duplicates: known.length > 0 ? sum(known.map((end) => end.duplicates)) / Math.max(1, all) : null,
    originMegabytes: until === cell.seconds ? origin.media / 1e6 : null,
    cpu,
    back: pages[0].back ?? null,
    script: sum(pages.map((page) => page.main?.script)) / pages.length,
  };
}

/** The runs of one contender under the same conditions and for the same time. */
export class Row {
  constructor(runs) {
    this.runs = runs;
    this.cell = runs[0].cell;
    Object.assign(this, this.until(this.cell.seconds));
  }

  /** Medians over the runs. */
  until(seconds) {
    const figures = this.runs.map((run) => figuresOf(run, seconds));
    return Object.fromEntries(Object.keys(figures[0]).map((name) => [name, median(figures.map((one) => one[name]))]));
  }

  get starts() {
    return startsOf(this.runs);
  }
}

function startsOf(runs) {
  return runs.flatMap(({ cell, pages }) => pages.map(({ start }) => start ?? cell.seconds * 1000));
}

/** Rows by conditions; each contender has one for every length of view. */
export function rows(results) {
  const groups = new Map();
  for (const result of results) {
    const conditions = conditionsOf(result.cell);
    const name = `${result.cell.contender} ${result.cell.seconds} s`;
    const group = groups.get(conditions) ?? new Map();
    groups.set(conditions, group.set(name, [...(group.get(name) ?? []), result]));
  }
  return new Map([...groups].map(([conditions, group]) => [conditions, [...group.values()].map((runs) => new Row(runs))]));
}
