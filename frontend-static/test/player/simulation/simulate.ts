import { Clock } from "./clock.ts";
import type { Film } from "./film.ts";
import { Origin } from "./origin.ts";
import type { Habits } from "./habits.ts";
import type { Reel } from "./reel.ts";
import { meetsAfter, type Net, Viewer } from "./viewer.ts";

export { type Film, ladder, type Rung } from "./film.ts";
export type { Habits } from "./habits.ts";

/** Bytes per second and seconds. */
export interface Settings {
  readonly film: Film;
  /** What the origin carries for all together. */
  readonly originRate: number;
  /** What each page's link carries. */
  readonly downlink: number;
  readonly seconds: number;
  readonly viewers: readonly Habits[];
  /** Plain hls.js on every page. */
  readonly plain?: boolean;
}

export interface PageResult {
  readonly id: string;
  readonly startSeconds: number;
  readonly stalls: number;
  readonly stalledSeconds: number;
  /** The media ahead of the play head every 0.2 s from the join on. */
  readonly buffers: readonly number[];
  readonly peerBytes: number;
  readonly httpBytes: number;
  readonly wastedBytes: number;
  readonly uploadedBytes: number;
  /** Bits per second of what was loaded, and how often the rung changed. */
  readonly meanRate: number;
  readonly changes: number;
  readonly requests: number;
  readonly rescues: number;
  readonly hashFailures: number;
}

export interface Results {
  readonly pages: readonly PageResult[];
  /** Bytes from other viewers over all media bytes. */
  readonly offload: number;
  /** The same without each page's first 30 seconds. */
  readonly laterOffload: number;
  /** The best offload: what uplinks carry while their pages are there, and never more than 1 − 1/N. */
  readonly ceiling: number;
  /** Bytes that came for nothing, over the bytes that peers sent. */
  readonly waste: number;
  readonly stalls: number;
  readonly stalledSeconds: number;
  readonly meanRate: number;
  readonly originBytes: number;
}

/** The same for the swarm of another rung. */
const handshake = 0.8;
const announceEvery = 15;
const asksFor = 5;
const enoughLinks = 10;
const mostLinks = 16;

/** Plays a film to many pages whose every decision is the page's own. */
export function simulate(settings: Settings): Results {
  const clock = new Clock();
  const origin = new Origin(clock, settings.originRate, settings.downlink);
  const viewers: Viewer[] = [];
  const random = randomNumbers();
  const net: Net = {
    shares: !settings.plain,
    joined: (viewer, { index }) => {
      const met = Math.max(clock.now + handshake, viewer.habits.joinsAt + meetsAfter);
      if (net.shares) clock.at(met, () => announce(viewer, viewers, index, random));
    },
    viewersOn: settings.film.rungs.map(() => 0),
  };
  settings.viewers.forEach((habits, i) => {
    viewers.push(new Viewer(`viewer-${i}`, settings.film, habits, clock, origin, net));
  });
  clock.runUntil(settings.seconds);
  return resultsOf(settings, viewers.filter(({ isHonest }) => isHonest));
}

type Random = (below: number) => number;

/** The same numbers in every run. */
function randomNumbers(): Random {
  let seed = 1;
  return (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 4294967296) * below);
  };
}

/** The tracker brings some others of the same rung. */
function announce(viewer: Viewer, viewers: readonly Viewer[], index: number, random: Random): void {
  if (!viewer.isIn(index)) return;
  const { links } = viewer.reels[index] as Reel;
  const others = viewers.filter((peer) => peer !== viewer && peer.isIn(index) && !links.has(peer.id) && isOpen(peer, index));
  const wanted = Math.min(asksFor, enoughLinks - links.size);
  for (let i = 0; i < wanted && others.length > 0; i++) {
    const [peer] = others.splice(random(others.length), 1);
    if (peer) viewer.connect(peer, index);
  }
  viewer.clock.after(announceEvery, () => announce(viewer, viewers, index, random));
}

function isOpen({ reels, habits, clock }: Viewer, index: number): boolean {
  return clock.now >= habits.joinsAt + meetsAfter && (reels[index]?.links.size ?? 0) < mostLinks;
}

function resultsOf(settings: Settings, viewers: readonly Viewer[]): Results {
  const sum = (of: (viewer: Viewer) => number) => viewers.reduce((total, viewer) => total + of(viewer), 0);
  const [peers, http] = [sum(({ bytes }) => bytes.peers), sum(({ bytes }) => bytes.http)];
  const [laterPeers, laterHttp] = [sum(({ later }) => later.peers), sum(({ later }) => later.http)];
  const wasted = sum(({ bytes }) => bytes.wasted);
  const up = sum(({ habits }) => habits.uplink * Math.max(0, Math.min(settings.seconds, habits.leavesAt) - habits.joinsAt));
  return {
    pages: viewers.map((viewer) => ({
      id: viewer.id,
      startSeconds: viewer.startedAt - viewer.habits.joinsAt,
      stalls: viewer.stalls,
      stalledSeconds: viewer.stalled,
      buffers: viewer.buffers,
      peerBytes: viewer.bytes.peers,
      httpBytes: viewer.bytes.http,
      wastedBytes: viewer.bytes.wasted,
      uploadedBytes: viewer.upstream.sent,
      meanRate: viewer.meanRate,
      changes: viewer.changes,
      requests: viewer.requests,
      rescues: viewer.rescues,
      hashFailures: viewer.hashFailures,
    })),
    offload: peers / Math.max(1, peers + http),
    laterOffload: laterPeers / Math.max(1, laterPeers + laterHttp),
    ceiling: Math.min(1 - 1 / Math.max(1, viewers.length), up / Math.max(1, peers + http)),
    waste: wasted / Math.max(1, peers + wasted),
    stalls: sum(({ stalls }) => stalls),
    stalledSeconds: sum(({ stalled }) => stalled),
    meanRate: sum(({ meanRate }) => meanRate) / Math.max(1, viewers.length),
    originBytes: http,
  };
}
