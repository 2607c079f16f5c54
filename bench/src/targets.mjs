/** What is to be reached; each gives a figure, its limit, and whether it holds. */
import { median } from "./table.mjs";

const fiveMinutes = 300;
const longEnough = 60;

/** @param group rows under the same conditions */
export function targetsOf(group) {
  const ours = longest(group, "ours");
  const hls = longest(group, "hls");
  if (!ours) return [];
  if (ours.back !== null) return [atMost("seconds until the page that was left plays on", ours.back, 2)];
  const found = [];
  if (hls) found.push(atMost("start over plain hls.js, medians", startOf(group, "ours") / startOf(group, "hls"), 1.05));
  found.push(...beside(ours, hls), ...besidePeers(ours, longest(group, "p2p-media-loader")), ...alone(ours));
  if (ours.cell.pages === 1) found.push(...cost(group, ours, hls));
  return found;
}

/** Two contenders are compared over the time that both were watched. */
function both(one, other) {
  const seconds = Math.min(one.cell.seconds, other.cell.seconds);
  return [one.until(seconds), other.until(seconds), seconds];
}

function beside(row, other) {
  if (!other) return [];
  const [ours, hls, seconds] = both(row, other);
  const found = [atMost(`stalled seconds a page over plain hls.js's, ${seconds} s`, ours.stalled - hls.stalled, 0.1)];
  if (seconds < longEnough) return found;
  return [...found, atLeast(`mean rendition over plain hls.js's, ${seconds} s`, ours.megabits / hls.megabits, 0.995)];
}

function besidePeers(row, other) {
  if (!other || row.cell.pages === 1) return [];
  const [ours, theirs, seconds] = both(row, other);
  const found = [atLeast(`offload above p2p-media-loader's, ${seconds} s`, ours.offload - theirs.offload, 0.001)];
  if (seconds < longEnough) return found;
  return [...found, atLeast(`mean rendition over p2p-media-loader's, ${seconds} s`, ours.megabits / theirs.megabits, 0.995)];
}

function alone(ours) {
  const { pages, seconds } = ours.cell;
  if (pages === 1) return [];
  const found = ours.duplicates === null ? [] : [atMost("duplicate bytes, share", ours.duplicates, 0.02)];
  if (seconds < fiveMinutes) return found;
  const ceiling = 1 - 1 / pages;
  found.push(atLeast("offload after 30 s, share of the ceiling", ours.late / ceiling, 0.95));
  found.push(atLeast("offload over all, share of the ceiling", ours.offload / ceiling, 0.9));
  return found;
}

/** With nobody else there: the same bytes, and the same work without the controls. */
function cost(group, ours, hls) {
  const found = [];
  if (hls && ours.cell.seconds === hls.cell.seconds && hls.cell.seconds >= fiveMinutes) {
    const ratio = ours.originMegabytes / hls.originMegabytes;
    found.push({ what: "bytes over plain hls.js's", value: ratio, limit: "1 ± 0.03", holds: Math.abs(ratio - 1) <= 0.03 });
  }
  const loader = longest(group, "loader");
  const beside = loader && group.find(({ cell }) => cell.contender === "hls" && cell.seconds === loader.cell.seconds);
  if (beside) found.push(atMost("CPU without the controls over plain hls.js's", loader.cpu / beside.cpu, 1.1));
  return found;
}

function longest(group, contender) {
  const own = group.filter(({ cell }) => cell.contender === contender);
  return own.reduce((best, row) => (!best || row.cell.seconds > best.cell.seconds ? row : best), undefined);
}

function startOf(group, contender) {
  return median(group.filter(({ cell }) => cell.contender === contender).flatMap(({ starts }) => starts));
}

function atMost(what, value, limit) {
  return { what, value, limit: `≤ ${limit}`, holds: value <= limit };
}

function atLeast(what, value, limit) {
  return { what, value, limit: `≥ ${limit}`, holds: value >= limit };
}
