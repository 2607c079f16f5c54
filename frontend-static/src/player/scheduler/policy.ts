import { rules } from "./rules.ts";
import type { Decision, Reserved, Situation, Wanted, Wire } from "./types.ts";

/**
 * Decides what is asked of whom. HTTP never touches a piece that a peer was asked for: what is near is HTTP's, what is
 * far the peers', and they do not race. Pure: the same situation gives the same decision.
 */
export function decide(situation: Situation): Decision {
  const horizon = httpHorizon(situation);
  const viewers = situation.wires.filter((wire) => !wire.origin);
  const rescue = situation.reserved.filter((reserved) => isLost(reserved, situation, horizon)).map(({ piece }) => piece);
  const ask = askPeers(situation, viewers, horizon);
  const asked = new Set(ask.map(({ piece }) => piece));
  const open = situation.wanted.filter(({ piece }) => !asked.has(piece));
  const fetch = nearAndOpen(situation, open, viewers, ask, horizon);
  const urgent = fetch.length > 0 || rescue.length > 0;
  return { ask, fetch, ahead: urgent ? [] : aheadOfNeed(situation, open, viewers, horizon), rescue };
}

interface Ask {
  readonly wire: string;
  readonly piece: number;
}

/**
 * Viewers first. The server's seeder only when HTTP is silent, because its bytes come from the same origin, and not for
 * what a viewer will bring in time.
 */
function askPeers(situation: Situation, viewers: readonly Wire[], horizon: number): Ask[] {
  const asked = assign(situation, situation.wanted, byPace(viewers), horizon);
  if (situation.httpWorks) return asked;
  const taken = new Set(asked.map(({ piece }) => piece));
  const open = situation.wanted.filter(({ piece }) => !taken.has(piece));
  const coming = comingInTime(open, viewers, asked, horizon);
  const left = open.filter(({ piece }) => !coming.has(piece));
  return [...asked, ...assign(situation, left, byPace(situation.wires.filter((wire) => wire.origin)), horizon)];
}

function byPace(wires: readonly Wire[]): readonly Wire[] {
  return [...wires].sort((a, b) => a.pace - b.pace);
}

/** The fastest wire chooses first; each takes the piece that is due first among those it can bring in time. */
function assign(situation: Situation, wanted: readonly Wanted[], wires: readonly Wire[], horizon: number): Ask[] {
  const asked: Ask[] = [];
  const taken = new Set<number>();
  for (const wire of wires) {
    if (!wire.serves) continue;
    let busy = wire.busy;
    let room = wire.room;
    for (const { piece, due } of wanted) {
      if (room <= 0 || due > rules.peerHorizon) break;
      if (taken.has(piece) || !wire.has(piece)) continue;
      if (situation.httpWorks && !isInTime(wire.pace, busy, due, horizon)) continue;
      taken.add(piece);
      asked.push({ wire: wire.id, piece });
      busy += wire.pace;
      room -= 1;
    }
  }
  return asked;
}

/** Whether a wire that is busy for so long will surely bring a piece before it is due. */
export function isInTime(pace: number, busy: number, due: number, horizon: number): boolean {
  const spare = pace > rules.fastPace ? horizon : rules.margin;
  return busy + rules.caution * pace <= due - spare;
}

/** What HTTP must take now: due soon, and no wire would bring it in time, nor a neighbour's HTTP. */
function nearAndOpen(
  situation: Situation,
  open: readonly Wanted[],
  viewers: readonly Wire[],
  ask: readonly Ask[],
  horizon: number,
): number[] {
  if (!situation.httpWorks) return [];
  const near = open.filter(({ due }) => due < horizon);
  const coming = comingInTime(near, viewers, ask, horizon);
  const serving = viewers.filter((wire) => wire.serves);
  return near
    .filter(({ piece, due }) => !coming.has(piece) && !comesByNeighbour(serving, piece, due))
    .map(({ piece }) => piece);
}

/** The pieces that some viewer has and would bring in time, with the planned work of each added up. */
function comingInTime(open: readonly Wanted[], viewers: readonly Wire[], ask: readonly Ask[], horizon: number): Set<number> {
  const serving = viewers.filter((wire) => wire.serves);
  const planned = new Map(serving.map((wire) => [wire.id, wire.busy + wire.pace * countOf(ask, wire.id)]));
  const coming = new Set<number>();
  for (const { piece, due } of open) {
    const busy = (wire: Wire) => planned.get(wire.id) ?? 0;
    const bringer = serving.find((wire) => wire.has(piece) && isInTime(wire.pace, busy(wire), due, horizon));
    if (!bringer) continue;
    planned.set(bringer.id, busy(bringer) + bringer.pace);
    coming.add(piece);
  }
  return coming;
}

function countOf(ask: readonly Ask[], id: string): number {
  return ask.reduce((count, { wire }) => (wire === id ? count + 1 : count), 0);
}

/** HTTP takes what is due before this: early enough for `httpHorizon` of media to stay while it comes. */
function httpHorizon(situation: Situation): number {
  if (!situation.peersPossible) return Number.POSITIVE_INFINITY;
  if (!situation.wires.some((wire) => !wire.origin)) return rules.aloneHorizon;
  return rules.httpHorizon + Math.min(rules.mostFetchSeconds, situation.fetchSeconds);
}

/** Waits for a neighbour's HTTP only if that neighbour is fast and would still make it. */
function comesByNeighbour(viewers: readonly Wire[], piece: number, due: number): boolean {
  if (due < rules.lastCall) return false;
  return viewers.some((wire) => wire.fetches(piece) && wire.pace <= rules.fastPace && due > rules.lastCall + wire.busy);
}

/** Pieces that nobody has and nobody fetches, and that this page fetches for its neighbourhood: one run at a time. */
function aheadOfNeed(situation: Situation, open: readonly Wanted[], viewers: readonly Wire[], horizon: number): number[] {
  const idle = situation.runs === situation.urgentRuns && situation.runs < rules.runs && situation.mayFetchAhead && situation.buffer > rules.aheadBuffer;
  if (!idle || viewers.length === 0 || !situation.httpWorks) return [];
  const mine: number[] = [];
  for (const { piece, due } of open) {
    if (due < horizon) continue;
    if (due >= rules.aheadHorizon || mine.length === rules.group) break;
    const free = situation.owns(piece) && !viewers.some((wire) => wire.has(piece) || wire.fetches(piece));
    if (free && (mine.length === 0 || piece === (mine.at(-1) ?? 0) + 1)) mine.push(piece);
    else if (mine.length > 0) break;
  }
  return mine;
}

/** A piece is taken back from a silent peer, and from one that would be late. */
function isLost(reserved: Reserved, situation: Situation, horizon: number): boolean {
  if (reserved.silent) return true;
  if (!situation.httpWorks) return false;
  const { due, left, fast } = reserved;
  const limit = fast ? due - rules.rescueMargin : due - horizon + rules.rescueMargin;
  return due < horizon + rules.rescueBeyond && left > Math.max(0, limit);
}
