import { parseArgs } from "node:util";
import { runCell } from "./cell.mjs";
import { films, prepare } from "./media.mjs";
import { expected, keyOf, sets } from "./plan.mjs";
import { report } from "./report.mjs";
import { Results } from "./results.mjs";
import { forecast } from "./forecast.mjs";
import { Site } from "./site.mjs";

const usage = `Usage: bench/player COMMAND

  run [SET]        measure the cells of a set that are not measured yet, then print the report
                   sets: ${Object.keys(sets).join(", ")} (default quick)
  report           print the report of what was measured
  simulate [N …]   the same scheduler with simulated pages (default 4 10 50 200 1000)
  prepare          make the films, which the first run does by itself

  --results NAME   file of the results below bench/target (default results)
  --only TEXT      only cells whose name holds the text
  --list           print the cells of the set and how long they take, and run nothing
  --minutes M      begin no cell that would end later than M minutes from now`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    results: { type: "string", default: "results" },
    only: { type: "string", default: "" },
    list: { type: "boolean", default: false },
    minutes: { type: "string", default: "600" },
    help: { type: "boolean", short: "h", default: false },
  },
});

const [command = "", ...rest] = values.help ? [] : positionals;
const results = new Results(values.results);

if (command === "run") await run(rest[0] ?? "quick");
else if (command === "report") console.log(await report(results.all));
else if (command === "simulate") console.log(await forecast.table(rest.length > 0 ? rest.map(Number) : [4, 10, 50, 200, 1000]));
else if (command === "prepare") await prepare(Object.keys(films));
else {
  console.log(usage);
  process.exitCode = command === "" ? 0 : 2;
}

async function run(name) {
  const cells = sets[name]?.().filter((cell) => keyOf(cell).includes(values.only));
  if (!cells) throw new Error(`There is no set «${name}». Sets: ${Object.keys(sets).join(", ")}`);
  const open = cells.filter((cell) => !results.has(cell));
  const minutes = Math.ceil(open.reduce((sum, cell) => sum + expected(cell), 0) / 60);
  console.error(`${cells.length} cells, ${open.length} of them to be measured, about ${minutes} min`);
  if (values.list) {
    for (const cell of cells) console.log(`${results.has(cell) ? "done" : "open"} ${keyOf(cell)}`);
    return;
  }
  if (open.length > 0) await measure(open, Date.now() + Number(values.minutes) * 60_000);
  console.log(await report(results.all));
}

async function measure(cells, end) {
  const ids = await prepare([...new Set(cells.map(({ film }) => film))]);
  const site = await Site.start([360]);
  let bad = 0;
  try {
    await site.warm(await site.playerConfig(ids[cells[0].film]));
    for (const cell of cells) {
      if (Date.now() + expected(cell) * 1000 > end) continue;
      console.error(`${new Date().toISOString().slice(11, 19)} ${keyOf(cell)}`);
      try {
        results.add(await runCell(cell, { site, uuid: ids[cell.film] }));
      } catch (error) {
        bad += 1;
        console.error(error);
      }
    }
  } finally {
    await site.stop();
  }
  if (bad > 0) process.exitCode = 1;
}
