/** Which cells there are. A cell is named by what it is, so that a finished one is found again. */

const all = ["ours", "hls", "p2p-media-loader", "webtorrent"];
const usual = { film: "1080", origin: 20, network: "near", seconds: 300, run: 1 };

export function keyOf(cell) {
  const { contender, pages, seconds, film, origin, network, run } = cell;
  const home = network === "home" ? `-${cell.delay}ms-${cell.uplink}M-up` : "";
  return `${contender}-${pages}p-${seconds}s-${film}-${origin}M-${network}${home}-r${run}`;
}

function cell(contender, pages, more = {}) {
  return { ...usual, contender, pages, ...more };
}

function runs(count, of) {
  return Array.from({ length: count }, (_, i) => of(i + 1)).flat();
}

function starts(count) {
  return [1, 4].flatMap((pages) => runs(count, (run) => ["ours", "hls"].map((who) => cell(who, pages, { seconds: 20, run }))));
}

function loaderAlone(count) {
  return runs(count, (run) => ["loader", "hls", "ours"].map((who) => cell(who, 1, { seconds: 60, run })));
}

const home = { network: "home", delay: 40, uplink: 5 };

/** Sets of cells. Starts are interleaved, so that a machine that slows down slows both. */
export const sets = {
  /** Two pages of everyone for half a minute: whether the rig works. */
  quick: () => all.map((who) => cell(who, 2, { seconds: 30 })),
  /** The most telling ones, for a quarter of an hour. */
  telling: () => [
    ...starts(5).filter(({ pages }) => pages === 1),
    cell("ours", 4, { seconds: 300 }),
    cell("hls", 4, { seconds: 120 }),
    cell("p2p-media-loader", 4, { seconds: 120 }),
    ...starts(5).filter(({ pages }) => pages === 4),
    ...loaderAlone(1),
  ],
  starts: () => starts(9),
  alone: () => loaderAlone(3),
  offload: () => [
    ...runs(3, (run) => all.map((who) => cell(who, 4, { run }))),
    ...[1, 2, 6].flatMap((pages) => all.map((who) => cell(who, pages))),
    ...all.map((who) => cell(who, 10, { film: "480" })),
  ],
  /** An origin that is never the limit. */
  wide: () => [2, 4, 6].flatMap((pages) => all.map((who) => cell(who, pages, { origin: 51, seconds: 120 }))),
  /** Each page at home: delays of 20 to 60 ms, an uplink of 5 Mbit/s. */
  home: () => [2, 4].flatMap((pages) => all.map((who) => cell(who, pages, { ...home, seconds: 120 }))),
  /** Ten minutes in the background. */
  full: () => [...sets.starts(), ...sets.alone(), ...sets.offload(), ...sets.wide(), ...sets.home()],
};

/** Seconds that a cell takes, its browsers included. */
export function expected({ pages, seconds }) {
  return seconds + pages * 2.5 + 6;
}
