import { rules } from "./rules.ts";
import { unit } from "./unit.ts";

/** A page that may fetch ahead for its neighbourhood. */
export interface Candidate {
  readonly id: string;
  /** Uplink over bit rate; 1 where it is not known. */
  readonly weight: number;
}

/** The weight of a page with this uplink (bytes per second, 0 = unknown) for a stream of this rate. */
export function weightOf(uplink: number, bytesPerSecond: number): number {
  if (uplink === 0) return 1;
  return Math.min(1, Math.max(0.03, uplink / bytesPerSecond));
}

/**
 * Who fetches a piece ahead: weighted rendezvous hashing per group of neighbouring pieces, so that all pages come to
 * the same answer without talking, and a page that comes or goes moves only its own share.
 */
export function ownerOf(piece: number, candidates: readonly Candidate[]): string | null {
  const group = Math.floor(piece / rules.group);
  let owner: string | null = null;
  let best = Number.NEGATIVE_INFINITY;
  for (const { id, weight } of candidates) {
    const score = -weight / Math.log(unit(`${id}/${group}`));
    if (score > best) [owner, best] = [id, score];
  }
  return owner;
}

/** The part of all groups that falls to the page. */
export function shareOf(id: string, candidates: readonly Candidate[]): number {
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  return (candidates.find((candidate) => candidate.id === id)?.weight ?? 0) / (total || 1);
}
