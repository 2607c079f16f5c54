import { rules } from "./rules.ts";

/** A rung of the ladder as the choice sees it. */
export interface RungView {
  /** What it needs, in bits per second. */
  readonly need: number;
  /** Other pages that play it now, as the site tells. */
  readonly viewers: number;
}

/** Bits per second and seconds. */
export interface RungSituation {
  /** Lowest first. */
  readonly rungs: readonly RungView[];
  /** Index of the one that plays; -1 before the first. */
  readonly current: number;
  /** What HTTP carries. */
  readonly http: number;
  /** What the peers of the current rung bring of what comes next. */
  readonly peers: number;
  /** How many of them serve this page. */
  readonly serving: number;
  /** Whether peers can come at all. */
  readonly peersPossible: boolean;
  /** Whether this page is the one of its neighbourhood that tries a rung on which nobody is. */
  readonly leads: boolean;
  /** Seconds of media that are there. */
  readonly buffer: number;
  /** What the decoder takes at once, in seconds of media. */
  readonly fragment: number;
  /** The highest rung that peers are to carry. */
  readonly cap: number;
  /** Rungs that other pages did not carry when they were tried: not lifted to for a while. */
  readonly failed: ReadonlySet<number>;
}

/** What the next segment will really see on a rung, in bits per second. */
export function carried(situation: RungSituation, rung: number): number {
  const { rungs, current, http, peers, serving, peersPossible, failed } = situation;
  const view = rungs[rung];
  if (!view || !peersPossible) return http;
  const trust = Math.min(1, Math.max(0, (situation.buffer - rules.distrust) / rules.httpHorizon));
  if (rung === current) return http + trust * peers;
  if (view.viewers === 0 || failed.has(rung)) return http;
  const possible = (view.viewers / (view.viewers + 1)) * view.need;
  const known = serving > 0 ? (peers / serving) * view.viewers : Number.POSITIVE_INFINITY;
  return http + trust * Math.min(possible, known, rules.lift * view.need);
}

/**
 * The rung to play next: the highest that is carried, HTTP and peers together; but where nobody is on that one and
 * others are on the one below, the one below, because a page alone on its rung costs the origin a whole stream. One page
 * of a neighbourhood goes ahead, and the others follow to where it is.
 */
export function chooseRung(situation: RungSituation): number {
  const { rungs, current, peersPossible, cap, leads } = situation;
  const most = peersPossible ? Math.min(cap, rungs.length - 1) : rungs.length - 1;
  let best = 0;
  for (let rung = 1; rung <= most; rung++) {
    const need = rungs[rung]?.need ?? 0;
    const there = carried(situation, rung);
    const inTime = (need * situation.fragment) / there <= Math.max(situation.fragment / 2, situation.buffer - rules.reserve);
    if (inTime && there * (rung > current ? rules.upFactor : rules.stayFactor) >= need) best = rung;
  }
  if (!peersPossible || best === 0 || leads || (rungs[best]?.viewers ?? 0) > 0) return best;
  return (rungs[best - 1]?.viewers ?? 0) > 0 ? best - 1 : best;
}

/**
 * The rung to go down to in the middle of a fragment that would come too late, or null: the highest one whose whole
 * fragment would be here in time, else the lowest.
 *
 * @param missing bits of the fragment that are still to come
 */
export function dropTo(situation: RungSituation, missing: number): number | null {
  const { rungs, current, buffer, fragment } = situation;
  const stands = buffer < rules.standing;
  const time = stands ? fragment / 2 : buffer - rules.dropReserve;
  if (current <= 0 || missing / carried(situation, current) <= time) return null;
  for (let rung = current - 1; rung >= 0; rung--) {
    const bits = (rungs[rung]?.need ?? 0) * fragment;
    if (bits >= rules.dropGain * missing) continue;
    if (rung === 0 || bits / carried(situation, rung) <= time) return rung;
  }
  return null;
}
