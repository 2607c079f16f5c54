import { rules } from "./rules.ts";
import { unit } from "./unit.ts";

/**
 * How many pages an uplink serves side by side: as many as get a piece each within `placeSeconds`. More would all wait
 * longer than they can plan. An uplink of 0 is not known.
 */
export function placesOf(uplink: number, pieceBytes: number): number {
  if (uplink === 0) return rules.placesUnknown;
  return Math.max(rules.fewestPlaces, Math.round((uplink * rules.placeSeconds) / pieceBytes));
}

/**
 * Who gets the places: a ranking of pairs that both ends come to alike, so that a page which is served by few is not
 * passed over by all, and that changes little as pages come and go.
 */
export function served(self: string, askers: readonly string[], places: number): ReadonlySet<string> {
  if (askers.length <= places) return new Set(askers);
  const ranked = askers.map((id) => ({ id, rank: unit(id < self ? `${id}/${self}` : `${self}/${id}`) }));
  return new Set(ranked.sort((a, b) => b.rank - a.rank).slice(0, places).map(({ id }) => id));
}
