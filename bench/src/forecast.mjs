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
  async run({ pages, seconds, megabits, origin, uplink = strongUplink }) {
    const { simulate } = await simulator();
    const film = { bytesPerSecond: megabits * megabit, pieceBytes: 256 * 1024, seconds: 336, fragmentSeconds: 4 };
    const habits = Array.from({ length: pages }, (_, i) => ({
      joinsAt: joinTime(i),
      leavesAt: Number.POSITIVE_INFINITY,
      uplink: uplink * megabit,
      lies: false,
    }));
    const world = { film, originRate: origin * megabit, seconds: joinTime(pages - 1) + seconds };
    return simulate(world, habits);
  },

  async table(counts) {
    const lines = [row("pages", "origin", "offload", "ceiling", "share of it", "wasted", "stalled s/page", "took s")];
    for (const pages of counts) {
      const origin = Math.max(20, 51);
      const began = performance.now();
      const { offload, wasted, stalled } = await this.run({ pages, seconds: 110, megabits: 4.9, origin });
      const ceiling = 1 - 1 / pages;
      const took = (performance.now() - began) / 1000;
      lines.push(row(pages, `${origin} Mbit/s`, percent(offload), percent(ceiling), percent(offload / ceiling), percent(wasted), (stalled / pages).toFixed(2), took.toFixed(1)));
    }
    return lines.join("\n");
  },
};
