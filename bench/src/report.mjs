import { rows } from "./figures.mjs";
import { forecast } from "./forecast.mjs";
import { median, percent, row } from "./table.mjs";
import { targetsOf } from "./targets.mjs";

const closeEnough = 0.03;
const columns = ["start ms", "stalls/page", "stalled s/page", "Mbit/s", "lines", "offload", "after 30 s", "duplicates", "cores/page", "origin MB"];

export async function report(results) {
  if (results.length === 0) return "Nothing was measured yet.";
  const groups = rows(results);
  const lines = [];
  let missed = 0;
  for (const [conditions, group] of groups) {
    lines.push("", conditions, row("", ...columns), ...group.map(line));
    for (const { what, value, limit, holds } of targetsOf(group)) {
      if (!holds) missed += 1;
      lines.push(`  ${holds ? "pass" : "MISS"}  ${what}: ${value.toFixed(3)} (${limit})`);
    }
  }
  lines.push("", ...(await forecasts(groups)), "", missed === 0 ? "All targets are reached." : `${missed} targets are missed.`);
  return lines.join("\n").trim();
}

function line(figures) {
  const { cell, runs, starts, failed, stalls, stalled, megabits, lines, offload, late, duplicates, cpu, originMegabytes } = figures;
  const times = runs.length === 1 ? "" : `, ${runs.length} runs`;
  const trouble = failed > 0 ? `, ${failed} never began` : "";
  return row(
    `  ${cell.contender} ${cell.seconds} s${times}${trouble}`,
    median(starts).toFixed(0),
    stalls.toFixed(2),
    stalled.toFixed(2),
    megabits.toFixed(2),
    lines.toFixed(0),
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
  for (const ours of [...groups.values()].flat()) {
    const { contender, pages, seconds, film, origin, uplink } = ours.cell;
    if (contender !== "ours" || pages < 2 || seconds < 60) continue;
    const { offload } = await forecast.run(ours.cell);
    const verdict = pages !== 4 ? "    " : Math.abs(offload - ours.offload) <= closeEnough ? "pass" : "MISS";
    const home = uplink ? `, ${uplink} Mbit/s up` : "";
    const title = `  ${verdict}  ${pages} pages, ${seconds} s, ${film}p, ${origin} Mbit/s${home}`;
    lines.push(`${title.padEnd(52)} forecast ${percent(offload)}, real ${percent(ours.offload)}`);
  }
  return lines.length > 0 ? ["The simulation's forecast, to lie within 0.03 of the real run at 4 pages:", ...lines] : [];
}
