/** The page's own scheduler with simulated pages: `frontend-static/test/player/simulation`, bundled and run by Node. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { joinTime } from "./join.mjs";
import { films } from "./media.mjs";
import { frontend, work } from "./paths.mjs";
import { percent, row } from "./table.mjs";

const megabit = 125_000;
/** Of a page on the same machine. */
const wideLink = 200;
/** More pages than these come faster, or the simulated hour would get long. */
const crowd = 50;
const crowdGap = 0.75;
const pieceBytes = 256 * 1024;

async function simulator() {
  mkdirSync(work, { recursive: true });
  const outfile = join(work, "simulation.mjs");
  await build({
    entryPoints: [join(frontend, "test/player/simulation/simulate.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}

export const forecast = {
  /** What the simulation says of a cell; each page watches for `seconds` and stays until the last one did. */
  async run({ pages, seconds, film, origin, uplink = wideLink, delay = 20 }, gap) {
    const { simulate } = await simulator();
    const { seconds: length, megabits } = films[film];
    const rungs = Object.entries(megabits).map(([height, rate]) => ({ height: Number(height), bytesPerSecond: rate * megabit, pieceBytes }));
    const viewers = Array.from({ length: pages }, (_, i) => ({
      joinsAt: gap === undefined ? joinTime(i) : i * gap,
      leavesAt: Number.POSITIVE_INFINITY,
      uplink: uplink * megabit,
      delay: delay / 2000,
      manners: "honest",
      seeks: [],
      rung: "auto",
    }));
    return simulate({
      film: { seconds: Math.max(length, seconds), fragmentSeconds: 4, rungs },
      originRate: origin * megabit,
      downlink: wideLink * megabit,
      seconds: viewers.at(-1).joinsAt + seconds,
      viewers,
    });
  },

  /** Pages that join one after the other, the last seen for 110 s, with the ladder that ten real pages get. */
  async table(counts) {
    const lines = [row("pages", "offload", "after 30 s", "ceiling", "wasted", "Mbit/s", "stalled s/page", "took s")];
    for (const pages of counts) {
      const began = performance.now();
      const result = await this.run({ pages, seconds: 110, film: "480", origin: 20 }, pages > crowd ? crowdGap : undefined);
      const took = (performance.now() - began) / 1000;
      const shares = [result.offload, result.laterOffload, result.ceiling, result.waste].map(percent);
      const stalled = (result.stalledSeconds / pages).toFixed(2);
      lines.push(row(pages, ...shares, (result.meanRate / 1e6).toFixed(2), stalled, took.toFixed(1)));
    }
    return lines.join("\n");
  },
};
