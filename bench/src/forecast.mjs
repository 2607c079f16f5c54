/** The page's own scheduler with simulated pages: `frontend-static/test/player/simulation`, bundled and run by Node. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { joinTime } from "./join.mjs";
import { frontend, work } from "./paths.mjs";
import { percent, row } from "./table.mjs";

const megabit = 125_000;
const strongUplink = 100;
/** More pages than these come faster, or the simulated hour would get long. */
const crowd = 50;
const crowdGap = 0.75;

async function simulator() {
  mkdirSync(work, { recursive: true });
  const outfile = join(work, "simulation.mjs");
  await build({
    entryPoints: [join(frontend, "test/player/simulation/swarm.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}

export const forecast = {
  /** @param megabits of the film's rung, `origin` of all pages together, `uplink` of each */
  async run({ pages, seconds, megabits, origin, uplink = strongUplink, gap }) {
    const { simulate } = await simulator();
    const film = { bytesPerSecond: megabits * megabit, pieceBytes: 256 * 1024, seconds: 336, fragmentSeconds: 4 };
    const habits = Array.from({ length: pages }, (_, i) => ({
      joinsAt: gap === undefined ? joinTime(i) : i * gap,
      leavesAt: Number.POSITIVE_INFINITY,
      uplink: uplink * megabit,
      lies: false,
    }));
    const world = { film, originRate: origin * megabit, seconds: habits.at(-1).joinsAt + seconds };
    return simulate(world, habits);
  },

  /** Pages that join one after the other, each seen for 110 s and longer, at the rung that ten real pages get. */
  async table(counts) {
    const lines = [row("pages", "offload", "ceiling", "share of it", "wasted", "stalled s/page", "took s")];
    for (const pages of counts) {
      const began = performance.now();
      const gap = pages > crowd ? crowdGap : undefined;
      const { offload, wasted, stalled } = await this.run({ pages, seconds: 110, megabits: 1.5, origin: 20, gap });
      const ceiling = 1 - 1 / pages;
      const took = (performance.now() - began) / 1000;
      const figures = [offload, ceiling, offload / ceiling, wasted].map(percent);
      lines.push(row(pages, ...figures, (stalled / pages).toFixed(2), took.toFixed(1)));
    }
    return lines.join("\n");
  },
};
