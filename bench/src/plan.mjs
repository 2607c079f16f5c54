/** Which cells there are. A cell is named by what it is, so that a finished one is found again. */

import { joinTime } from "./join.mjs";

const all = ["ours", "hls", "p2p-media-loader", "webtorrent"];
const usual = { film: "1080", origin: 20, network: "near", seconds: 300, run: 1 };

export function keyOf(cell) {
  const { contender, pages, seconds, film, origin, network, away, run } = cell;
  const home = network === "home" ? `-${cell.delay}ms-${cell.uplink}M-up` : "";
  return `${contender}-${pages}p-${seconds}s-${film}-${origin}M-${network}${home}${away ? `-away-${away}s` : ""}-r${run}`;
}

function cell(contender, pages, more = {}) {
  return { ...usual, contender, pages, ...more };
}

function runs(count, of) {
  return Array.from({ length: count }, (_, i) => of(i + 1)).flat();
}

function starts(pages, count) {
  return runs(count, (run) => ["ours", "hls"].map((who) => cell(who, pages, { seconds: 20, run })));
}

const others = ["hls", "p2p-media-loader", "webtorrent"];
const home = { network: "home", delay: 40, uplink: 5, seconds: 90 };

/**
 * Sets of cells. Starts are interleaved, so that a machine that slows down slows both. Ours is watched for five minutes
 * where others are watched for two; they are compared over the time that both were watched.
 */
export const sets = {
  /** Two pages of everyone for half a minute: whether the rig works. */
  quick: () => all.map((who) => cell(who, 2, { seconds: 30 })),
  /** The most telling ones. */
  telling: () => [
    ...starts(1, 4),
    cell("ours", 4),
    ...["hls", "p2p-media-loader"].map((who) => cell(who, 4, { seconds: 120 })),
    ...starts(4, 4),
  ],
  starts: () => [...starts(1, 9), ...starts(4, 9)],
  /** One page: bytes, and what loader and scheduler cost without the controls. */
  alone: () => [
    ...runs(3, (run) => ["loader", "hls"].map((who) => cell(who, 1, { seconds: 60, run }))),
    ...["ours", "hls"].map((who) => cell(who, 1)),
  ],
  offload: () => [
    ...runs(3, (run) => [cell("ours", 4, { run })]),
    ...[2, 6].map((pages) => cell("ours", pages)),
    cell("ours", 10, { film: "480" }),
    ...[2, 4, 6].flatMap((pages) => others.map((who) => cell(who, pages, { seconds: 120 }))),
    ...others.map((who) => cell(who, 10, { film: "480", seconds: 120 })),
  ],
  /** An origin that is never the limit: ten times the top rung. */
  wide: () => all.map((who) => cell(who, 4, { origin: 51, seconds: 90 })),
  /** Each page at home: 20 to 60 ms to the origin, an uplink of 5 Mbit/s. */
  home: () => [2, 4].flatMap((pages) => all.map((who) => cell(who, pages, home))),
  /** A page that is left for ten minutes, while the other watches. */
  background: () => [cell("ours", 2, { seconds: 640, away: 600 })],
  full: () => [...sets.starts(), ...sets.alone(), ...sets.offload(), ...sets.wide(), ...sets.home()],
};

/** Seconds that a cell takes, its browsers included. */
export function expected({ pages, seconds }) {
  return joinTime(pages - 1) + seconds + 6;
}
