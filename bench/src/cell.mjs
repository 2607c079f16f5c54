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
const warmUp = 30;

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
    await Promise.all(viewers.map((viewer, i) => watch(viewer, address, joinTime(i), cell.seconds)));
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
      pages: viewers.map(({ result }) => summary(result, player.renditions, cell.seconds)),
    };
  } finally {
    await Promise.allSettled(browsers.map((browser) => browser.close()));
    await link.close();
    await tracker?.stop();
    await network?.close();
  }
}

/** The page is measured at the end of its own view, and stays for the others until the last one's. */
async function watch(viewer, address, joins, seconds) {
  await pause(joins * 1000);
  const from = performance.now();
  viewer.page.on("pageerror", (error) => console.error(`page: ${error}`));
  await viewer.page.goto(address, { waitUntil: "commit" });
  await pause(seconds * 1000 - (performance.now() - from));
  const observed = await viewer.page.evaluate(() => window.observed);
  viewer.result = { ...observed, main: await mainThread(viewer) };
}

function summary({ start, playing, samples, main }, renditions, seconds) {
  const last = samples.at(-1);
  if (!last) return { start: null };
  const early = samples.findLast(({ at }) => at <= warmUp * 1000) ?? samples[0];
  const shown = samples.filter(({ height }) => height > 0);
  const rate = (height) => renditions.reduce((best, r) => (Math.abs(r.height - height) < Math.abs(best.height - height) ? r : best)).averageBitsPerSecond;
  const mean = (of) => (shown.length === 0 ? 0 : shown.reduce((sum, sample) => sum + of(sample), 0) / shown.length);
  return {
    start,
    playing,
    stalls: last.stalls,
    stalled: last.stalled / 1000,
    played: last.time,
    height: mean((sample) => sample.height),
    megabits: mean((sample) => rate(sample.height) / 1e6),
    thinnest: Math.min(...samples.filter(({ at }) => at > 10_000).map(({ ahead }) => ahead)),
    peers: last.peers,
    origin: last.origin,
    duplicates: last.duplicates,
    late: seconds > warmUp ? { peers: last.peers - early.peers, origin: last.origin - early.origin } : null,
    dropped: last.dropped / Math.max(1, last.frames),
    state: last.state,
    main,
  };
}
