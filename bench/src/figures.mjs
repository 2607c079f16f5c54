/** From the pages of a cell to its figures, and from the runs of a cell to one row. */
import { median, sum } from "./table.mjs";

/** Everything that makes two cells comparable, whoever plays. */
export function conditionsOf({ pages, seconds, film, origin, network, delay, uplink }) {
  const home = network === "home" ? `, each at home: ${delay} ms, ${uplink} Mbit/s up` : "";
  return `${pages} ${pages === 1 ? "page" : "pages"}, ${seconds} s, top rung ${film}p, origin ${origin} Mbit/s${home}`;
}

export function figuresOf({ cell, pages, cpu, origin }) {
  const played = pages.filter(({ start }) => start !== null);
  const peers = sum(played.map((page) => page.peers));
  const bytes = peers + sum(played.map((page) => page.origin));
  const late = played.map((page) => page.late).filter(Boolean);
  const latePeers = sum(late.map((part) => part.peers));
  const lateBytes = latePeers + sum(late.map((part) => part.origin));
  const known = played.filter(({ duplicates }) => typeof duplicates === "number");
  return {
    start: median(pages.map((page) => page.start ?? cell.seconds * 1000)),
    starts: pages.map((page) => page.start ?? cell.seconds * 1000),
    failed: pages.length - played.length,
    stalls: sum(played.map((page) => page.stalls)) / pages.length,
    stalled: sum(played.map((page) => page.stalled)) / pages.length,
    megabits: sum(played.map((page) => page.megabits)) / pages.length,
    height: sum(played.map((page) => page.height)) / pages.length,
    offload: bytes > 0 ? peers / bytes : null,
    late: lateBytes > 0 ? latePeers / lateBytes : null,
    duplicates: known.length > 0 ? sum(known.map((page) => page.duplicates)) / Math.max(1, bytes) : null,
    originMegabytes: origin.media / 1e6,
    cpu,
    script: sum(played.map((page) => page.main.script)) / pages.length,
    task: sum(played.map((page) => page.main.task)) / pages.length,
  };
}

/** Rows by conditions and contender: medians over the runs, all starts together. */
export function rows(results) {
  const groups = new Map();
  for (const result of results) {
    const conditions = conditionsOf(result.cell);
    const byContender = groups.get(conditions) ?? new Map();
    groups.set(conditions, byContender);
    const { contender } = result.cell;
    byContender.set(contender, [...(byContender.get(contender) ?? []), result]);
  }
  return new Map([...groups].map(([conditions, byContender]) => [
    conditions,
    new Map([...byContender].map(([contender, runs]) => [contender, rowOf(runs)])),
  ]));
}

function rowOf(runs) {
  const figures = runs.map(figuresOf);
  const names = Object.keys(figures[0]).filter((name) => name !== "starts");
  const medians = Object.fromEntries(names.map((name) => [name, median(figures.map((one) => one[name]))]));
  return { ...medians, cell: runs[0].cell, runs: runs.length, start: median(figures.flatMap(({ starts }) => starts)) };
}
