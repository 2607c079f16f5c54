/** One cell: some pages of one contender, one after the other, over one link. */
import { loadavg } from "node:os";
import { launch, mainThread, newViewer, processorSeconds } from "./browser.mjs";
import { joinTime } from "./join.mjs";
import { Link } from "./link.mjs";
import { Network } from "./network.mjs";
import { contenderPages } from "./pages.mjs";
import { Tracker } from "./tracker.mjs";
import { pause } from "./wait.mjs";

const originDelay = 20;
/** Samples come once a second; each fifth is kept. */
const every = 5;
/** Seconds after which a thin buffer is no longer the start's. */
const settled = 10;

export async function runCell(cell, { site, uuid }) {
  const player = await site.playerConfig(uuid);
  const network = cell.network === "home" ? await Network.open(cell) : null;
  const host = network?.originAddress ?? "127.0.0.1";
  const tracker = cell.contender === "p2p-media-loader" ? await Tracker.start(host) : null;
  const [top] = [...player.renditions].sort((a, b) => b.height - a.height);
  const pages = await contenderPages({ hls: player.hls, torrent: top.torrent, tracker: tracker?.address ?? null, player });
  const delay = network ? 0 : originDelay;
  const link = new Link({ site, pages, bytesPerSecond: (cell.origin * 1e6) / 8, delay });
  const origin = `http://${host}:${await link.listen(host)}`;
  const browsers = [];
  const viewers = [];
  try {
    const count = network ? cell.pages : 1;
    for (let i = 0; i < count; i++) browsers.push(await launch({ namespace: network?.namespaces[i], origin }));
    for (let i = 0; i < cell.pages; i++) viewers.push(await newViewer(browsers[i % count]));
    const load = loadavg()[0];
    const before = browsers.map(({ pid }) => processorSeconds(pid));
    const began = performance.now();
    const address = cell.contender === "ours" ? `${origin}/w/${player.video.shortUuid}` : `${origin}/bench/${cell.contender}`;
    await Promise.all(viewers.map((viewer, i) => watch(viewer, address, joinTime(i), cell)));
    const last = joinTime(cell.pages - 1) + cell.seconds;
    await pause(Math.max(0, began + last * 1000 - performance.now()));
    const watched = viewers.map((_, i) => last - joinTime(i)).reduce((sum, seconds) => sum + seconds, 0);
    const cpu = browsers.reduce((sum, { pid }, i) => sum + processorSeconds(pid) - before[i], 0) / watched;
    return {
      cell,
      at: new Date().toISOString(),
      load,
      cpu,
      origin: { media: link.mediaBytes, requests: link.mediaRequests, all: link.allBytes },
      pages: viewers.map(({ result }) => summary(result, player.renditions)),
    };
  } finally {
    await Promise.allSettled(browsers.map((browser) => browser.close()));
    await link.close();
    await tracker?.stop();
    await network?.close();
  }
}

/** The page is measured at the end of its own view, and stays for the others until the last one's. */
async function watch(viewer, address, joins, { seconds, away }) {
  await pause(joins * 1000);
  const from = performance.now();
  viewer.page.on("pageerror", (error) => console.error(`page: ${error}`));
  await viewer.page.goto(address, { waitUntil: "commit" });
  const back = away > 0 && joins === 0 ? await leaveAlone(viewer, away) : null;
  await pause(seconds * 1000 - (performance.now() - from));
  const observed = await viewer.page.evaluate(() => window.observed);
  viewer.result = { ...observed, back, main: await mainThread(viewer) };
}

/** Freezes the page as browsers do with tabs in the background; gives the seconds until it plays on afterwards. */
async function leaveAlone({ page, metrics }, away) {
  await pause(settled * 1000);
  await metrics.send("Page.setWebLifecycleState", { state: "frozen" });
  await pause(away * 1000);
  await metrics.send("Page.setWebLifecycleState", { state: "active" });
  const from = performance.now();
  await page.evaluate(async () => {
    const video = document.querySelector("video");
    const stood = video.currentTime;
    await video.play();
    while (video.currentTime < stood + 1) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  return (performance.now() - from) / 1000 - 1;
}

/** What is kept of a page: its start, and every five seconds how far everything was. */
function summary({ start, playing, samples, main, back }, renditions) {
  if (samples.length === 0) return { start: null, series: [], main };
  const rate = (height) => closest(renditions, height).averageBitsPerSecond / 1e6;
  let [lines, megabits, shown, thinnest] = [0, 0, 0, Number.POSITIVE_INFINITY];
  const series = [];
  samples.forEach((sample, i) => {
    if (sample.height > 0) {
      shown += 1;
      lines += sample.height;
      megabits += rate(sample.height);
    }
    if (sample.at > settled * 1000) thinnest = Math.min(thinnest, sample.ahead);
    if (i % every !== every - 1 && i !== samples.length - 1) return;
    series.push({
      at: round(sample.at / 1000),
      stalls: sample.stalls,
      stalled: round(sample.stalled / 1000),
      lines: round(lines / Math.max(1, shown)),
      megabits: round(megabits / Math.max(1, shown)),
      peers: sample.peers,
      origin: sample.origin,
      duplicates: sample.duplicates,
    });
  });
  const last = samples.at(-1);
  const dropped = round(last.dropped / Math.max(1, last.frames));
  return { start, playing, thinnest: round(thinnest), dropped, state: last.state, back, series, main };
}

function closest(renditions, height) {
  return renditions.reduce((best, one) => (Math.abs(one.height - height) < Math.abs(best.height - height) ? one : best));
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
