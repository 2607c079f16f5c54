import { Pace } from "../../../src/player/scheduler/pace.ts";
import { type Film, type Habits, Viewer } from "./viewer.ts";

const step = 0.05;
const meshAfter = 1.2;
const mostLinks = 10;

export interface World {
  readonly film: Film;
  /** Bytes per second, shared by all. */
  readonly originRate: number;
  readonly seconds: number;
}

export interface Outcome {
  readonly viewers: readonly Viewer[];
  /** Bytes from other viewers over all bytes. */
  readonly offload: number;
  /** The best that is possible with the bytes which pages fetched before they met others. */
  readonly wasted: number;
  readonly stalled: number;
  readonly originBytes: number;
}

/** Moves time in steps of 50 ms: pages think, the origin shares its rate, uploaders send piece after piece. */
export function simulate(world: World, habits: readonly Habits[]): Outcome {
  const viewers = habits.map((habit, i) => new Viewer(`viewer-${i}`, world.film, habit));
  for (let now = 0; now < world.seconds; now += step) {
    const there = viewers.filter((viewer) => viewer.isThere(now));
    connect(there, now);
    part(viewers, now);
    for (const viewer of there) viewer.think(now);
    serve(there, world.originRate * step);
    for (const viewer of there) upload(viewer, now);
    for (const viewer of there) viewer.play(now, step);
  }
  const honest = viewers.filter(({ habits: { lies } }) => !lies);
  const [peers, http] = [sum(honest, (v) => v.bytes.peers), sum(honest, (v) => v.bytes.http)];
  return {
    viewers,
    offload: peers / (peers + http),
    wasted: sum(honest, (v) => v.bytes.wasted) / Math.max(1, peers),
    stalled: sum(honest, (v) => v.stalled),
    originBytes: http,
  };
}

function connect(there: readonly Viewer[], now: number): void {
  for (const viewer of there) {
    if (now < viewer.habits.joinsAt + meshAfter) continue;
    for (const peer of there) {
      if (viewer.links.size >= mostLinks) break;
      const open = peer !== viewer && now >= peer.habits.joinsAt + meshAfter && !viewer.links.has(peer.id);
      if (!open || peer.links.size >= mostLinks) continue;
      viewer.links.set(peer.id, { peer, since: now, pace: new Pace(), out: new Map() });
      peer.links.set(viewer.id, { peer: viewer, since: now, pace: new Pace(), out: new Map() });
    }
  }
}

function part(viewers: readonly Viewer[], now: number): void {
  for (const gone of viewers.filter((viewer) => now >= viewer.habits.leavesAt && viewer.links.size > 0)) {
    for (const { peer } of gone.links.values()) {
      peer.links.delete(gone.id);
      peer.queue.splice(0, peer.queue.length, ...peer.queue.filter(({ to }) => to !== gone));
    }
    gone.links.clear();
  }
}

function serve(there: readonly Viewer[], budget: number): void {
  const asking = there.filter(({ runs }) => runs.length > 0);
  for (const viewer of asking) viewer.receiveHttp(budget / asking.length);
}

function upload(viewer: Viewer, now: number): void {
  let budget = viewer.habits.uplink * step;
  while (budget > 0 && viewer.queue.length > 0) {
    const asked = viewer.queue[0] as (typeof viewer.queue)[number];
    const bytes = Math.min(budget, asked.left);
    asked.left -= bytes;
    budget -= bytes;
    viewer.sent += bytes;
    asked.to.receive(viewer, asked.piece, bytes, now);
    if (asked.left <= 0) viewer.queue.shift();
  }
}

function sum(viewers: readonly Viewer[], of: (viewer: Viewer) => number): number {
  return viewers.reduce((total, viewer) => total + of(viewer), 0);
}
