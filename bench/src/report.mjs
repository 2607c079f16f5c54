import { rows } from "./figures.mjs";
import { forecast } from "./forecast.mjs";
import { percent, row } from "./table.mjs";
import { targetsOf } from "./targets.mjs";

const closeEnough = 0.03;

export async function report(results) {
  if (results.length === 0) return "Nothing was measured yet.";
  const groups = rows(results);
  const lines = [];
  let missed = 0;
  for (const [conditions, contenders] of groups) {
    lines.push("", conditions, row("", "start ms", "stalls/page", "stalled s/page", "Mbit/s", "lines", "offload", "after 30 s", "duplicates", "CPU cores/page", "origin MB"));
    for (const [name, figures] of contenders) lines.push(line(name, figures));
    for (const { what, value, limit, holds } of targetsOf(contenders)) {
      if (!holds) missed += 1;
      lines.push(`  ${holds ? "pass" : "MISS"}  ${what}: ${value.toFixed(3)} (${limit})`);
    }
  }
  lines.push("", ...(await forecasts(groups)), "", missed === 0 ? "All targets are reached." : `${missed} targets are missed.`);
  return lines.join("\n").trim();
}

function line(name, figures) {
  const { start, stalls, stalled, megabits, height, offload, late, duplicates, cpu, originMegabytes, runs, failed } = figures;
  const title = `  ${name} (${runs} ${runs === 1 ? "run" : "runs"}${failed > 0 ? `, ${failed} pages never began` : ""})`;
  return row(
    title,
    start.toFixed(0),
    stalls.toFixed(2),
    stalled.toFixed(2),
    megabits.toFixed(2),
    height.toFixed(0),
    percent(offload),
    percent(late),
    percent(duplicates),
    cpu.toFixed(3),
    originMegabytes.toFixed(1),
  );
}

/** The simulation's word on the same cells, next to what real pages did. */
async function forecasts(groups) {
  const lines = [];
  for (const [conditions, contenders] of groups) {
    const ours = contenders.get("ours");
    if (!ours || ours.cell.pages < 2 || ours.cell.seconds < 100) continue;
    const { pages, seconds, origin, uplink } = ours.cell;
    const { offload } = await forecast.run({ pages, seconds, megabits: ours.megabits, origin, uplink });
    const difference = Math.abs(offload - ours.offload);
    const holds = difference <= closeEnough;
    lines.push(row(`  ${holds ? "pass" : pages === 4 ? "MISS" : "    "}  ${conditions}:`, percent(offload), `real ${percent(ours.offload)}`));
  }
  return lines.length > 0 ? ["Forecast of the simulation, to lie within 0.03 of the real run at 4 pages:", ...lines] : [];
}
