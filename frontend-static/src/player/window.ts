import type { PlayHead } from "./engine.ts";
import type { Rendition } from "./rendition.ts";
import type { Runs } from "./runs.ts";
import { rules } from "./scheduler/rules.ts";
import type { Wanted } from "./scheduler/types.ts";

/** Seconds until a piece is needed. */
export function dueOf(rendition: Rendition, piece: number, head: PlayHead): number {
  return (rendition.timeline?.needOfPiece(piece, rendition.layout) ?? 0) - head.time;
}

/** The piece that holds what plays now. */
export function headPiece(rendition: Rendition, head: PlayHead): number {
  const fragment = rendition.timeline?.at(head.time);
  return fragment ? rendition.layout.pieceAt(fragment.from) : 0;
}

/**
 * What is missing and nobody brings yet, by the time at which it is needed: what the player waits for, and where peers
 * can bring it also what follows.
 */
export function wantedOf(rendition: Rendition, head: PlayHead, runs: Runs): Wanted[] {
  const { bank, layout, timeline, swarm } = rendition;
  const pieces = new Set<number>();
  for (const { start, end } of bank.waiting) {
    const isHead = end <= (timeline?.initEnd ?? 0);
    if (isHead && runs.health.works) continue;
    for (const piece of layout.covering(bank.firstMissing(start, end), end)) pieces.add(piece);
  }
  if (timeline && ((swarm?.viewers.length ?? 0) > 0 || !runs.health.works)) {
    for (const piece of timeline.piecesBetween(head.bufferedTo, head.time + rules.peerHorizon, layout)) pieces.add(piece);
  }
  const wanted: Wanted[] = [];
  for (const piece of pieces) {
    const coming = bank.has(piece) || rendition.shelf?.has(piece) || swarm?.isReserved(piece) || runs.brings(rendition, layout.startOf(piece));
    if (!coming) wanted.push({ piece, due: dueOf(rendition, piece, head) });
  }
  return wanted.sort((a, b) => a.due - b.due || a.piece - b.piece);
}

/** Whether a range lies in what plays soon. */
export function isNear({ timeline }: Rendition, start: number, end: number, { time }: PlayHead): boolean {
  const [from, to] = [timeline?.at(time), timeline?.at(time + rules.aheadHorizon)];
  return from !== undefined && to !== undefined && start < to.to && from.from < end;
}
