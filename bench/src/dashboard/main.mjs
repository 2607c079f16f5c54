import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { work } from "../paths.mjs";
import { administrator } from "../site.mjs";
import { Browser } from "./browser.mjs";
import { fill, full, start } from "./fill.mjs";
import { find } from "./pages.mjs";

const target = 100;
const warming = 30;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    only: { type: "string", default: "" },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help) {
  console.log(`Usage: bench/dashboard [--rounds N] [--only TEXT]

Fills a site with ${full.users} users, ${full.videos} videos and ${full.reports} reports, once, asks for every page of the dashboard, and prints
how long each took. Ends with 1 if the 99th hundredth of a page takes ${target} ms or more.

  --rounds N    how often each page is asked for (default 200)
  --only TEXT   only pages whose path holds the text`);
} else {
  await measure(Number(values.rounds));
}

async function measure(rounds) {
  const began = Date.now();
  if (await fill(full)) console.error(`filled in ${Math.round((Date.now() - began) / 1000)} s`);
  const site = await start();
  const browser = new Browser(site);
  try {
    await browser.signIn(administrator);
    const paths = (await find(browser)).filter((path) => path.includes(values.only));
    const times = new Map(paths.map((path) => [path, []]));
    // A server that has just started compiles what it is asked for first.
    for (let round = -warming; round < rounds; round++) {
      for (const path of paths) {
        const { status, milliseconds } = await browser.get(path);
        if (status !== 200) throw new Error(`${path}: ${status}`);
        if (round >= 0) times.get(path).push(milliseconds);
      }
    }
    report(times);
  } finally {
    browser.close();
    await site.stop();
  }
}

function report(times) {
  const lines = [...times].map(([path, all]) => ({ path, ...figures(all) })).sort((a, b) => b.p99 - a.p99);
  console.log(`${"page".padEnd(72)}${["median", "p99", "most"].map((head) => `${head} ms`.padStart(11)).join("")}`);
  for (const { path, median, p99, most } of lines) {
    const cells = [median, p99, most].map((figure) => figure.toFixed(1).padStart(11)).join("");
    console.log(`${path.slice(0, 70).padEnd(72)}${cells}${p99 < target ? "" : "  MISS"}`);
  }
  const missed = lines.filter(({ p99 }) => p99 >= target).length;
  console.log(missed === 0 ? `all ${lines.length} below ${target} ms` : `${missed} of ${lines.length} at ${target} ms or more`);
  writeFileSync(join(work, "dashboard.json"), `${JSON.stringify(lines, null, 1)}\n`);
  if (missed > 0) process.exitCode = 1;
}

function figures(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  return { median: at(0.5), p99: at(0.99), most: sorted.at(-1) };
}
