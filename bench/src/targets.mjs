/** What is to be reached, cell by cell; each gives a figure, its limit, and whether it holds. */

const lateShare = 0.95;
const wholeShare = 0.9;
const fiveMinutes = 300;

/** @param contenders rows of one set of conditions, by name */
export function targetsOf(contenders) {
  const { ours, hls, loader, "p2p-media-loader": p2p } = Object.fromEntries(contenders);
  if (!ours) return [];
  const { pages, seconds } = ours.cell;
  const ceiling = 1 - 1 / pages;
  const found = [];
  if (hls) {
    found.push(atMost("start over plain hls.js", ours.start / hls.start, 1.05));
    found.push(atMost("stalled seconds a page over plain hls.js's", ours.stalled - hls.stalled, 0.1));
    if (seconds >= 60) found.push(atLeast("mean rendition over plain hls.js's", ours.megabits / hls.megabits, 0.995));
  }
  if (p2p && pages > 1) {
    found.push(atLeast("offload over p2p-media-loader's", ours.offload - p2p.offload, 0.001));
    if (seconds >= 60) found.push(atLeast("mean rendition over p2p-media-loader's", ours.megabits / p2p.megabits, 0.995));
  }
  if (pages > 1 && seconds >= fiveMinutes) {
    found.push(atLeast("offload after 30 s, share of the ceiling", ours.late / ceiling, lateShare));
    found.push(atLeast("offload over all, share of the ceiling", ours.offload / ceiling, wholeShare));
  }
  if (pages > 1 && ours.duplicates !== null) found.push(atMost("duplicate bytes, share", ours.duplicates, 0.02));
  if (pages === 1 && hls && seconds >= 60) found.push(within("bytes over plain hls.js's", ours.originMegabytes / hls.originMegabytes, 0.03));
  if (loader && hls) found.push(atMost("CPU without controls over plain hls.js's", loader.cpu / hls.cpu, 1.1));
  return found;
}

function atMost(what, value, limit) {
  return { what, value, limit: `≤ ${limit}`, holds: value <= limit };
}

function atLeast(what, value, limit) {
  return { what, value, limit: `≥ ${limit}`, holds: value >= limit };
}

function within(what, value, margin) {
  return { what, value, limit: `1 ± ${margin}`, holds: Math.abs(value - 1) <= margin };
}
