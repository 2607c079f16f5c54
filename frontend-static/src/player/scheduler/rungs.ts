import { rules } from "./rules.ts";

/** A rung of the ladder as the choice sees it. */
export interface RungView {
  /** What it needs, in bits per second. */
  readonly need: number;
  /** Other pages that play it now, as the site tells. */
  readonly viewers: number;
  /** What the connected peers of its swarm would bring of what comes next, in bits per second. */
  readonly peers: number;
  /** How many of them serve this page. */
  readonly serving: number;
}

/** Bits per second and seconds. */
export interface RungSituation {
  /** Lowest first. */
  readonly rungs: readonly RungView[];
  /** Index of the one that plays; -1 before the first. */
  readonly current: number;
  /** What HTTP carries. */
  readonly http: number;
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
  /** Rungs that this page could not keep: not lifted to for a while. */
  readonly failed: ReadonlySet<number>;
}

/** What the next segment will really see on a rung, in bits per second. */
export function carried(situation: RungSituation, rung: number): number {
  return situation.http + brought(situation, rung);
}

/** What peers will bring of it, less of that as the buffer thins. */
function brought(situation: RungSituation, rung: number): number {
  const { rungs, current, peersPossible, failed, buffer } = situation;
  const view = rungs[rung];
  if (!view || !peersPossible) return 0;
  const trust = Math.min(1, Math.max(0, (buffer - rules.distrust) / rules.httpHorizon));
  if (rung === current) return trust * view.peers;
  return failed.has(rung) ? 0 : trust * Math.min(promised(situation, view), rules.lift * view.need);
}

/** What to expect of the peers of a rung that is not played: what its swarm shows, else what those of the current one do. */
function promised({ rungs, current }: RungSituation, { need, viewers, peers, serving }: RungView): number {
  if (serving > 0) return peers;
  const here = rungs[current];
  const each = here && here.serving > 0 ? here.peers / here.serving : Number.POSITIVE_INFINITY;
  return viewers === 0 ? 0 : Math.min((viewers / (viewers + 1)) * need, each * viewers);
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
  for (let rung = 1; rung <= most; rung++) if (rung > current ? isReached(situation, rung) : isKept(situation, rung)) best = rung;
  if (!peersPossible || best === 0 || leads || (rungs[best]?.viewers ?? 0) > 0) return best;
  return (rungs[best - 1]?.viewers ?? 0) > 0 ? best - 1 : best;
}

/** What peers bring is counted whole: what HTTP carries beside it may be less than measured. */
function isReached(situation: RungSituation, rung: number): boolean {
  const part = situation.leads ? dared(situation, rules.upFactor, rules.daringUp) : rules.upFactor;
  const need = situation.rungs[rung]?.need ?? 0;
  return isInTime(situation, rung) && part * situation.http + brought(situation, rung) >= need;
}

/** Whether a rung is carried, however thin the buffer is just now. */
export function isCarried(situation: RungSituation, rung: number): boolean {
  return rules.stayFactor * carried({ ...situation, buffer: Number.POSITIVE_INFINITY }, rung) >= (situation.rungs[rung]?.need ?? 0);
}

function isKept(situation: RungSituation, rung: number): boolean {
  const part = dared(situation, rules.stayFactor, rules.daringStay);
  return isInTime(situation, rung) && part * carried(situation, rung) >= (situation.rungs[rung]?.need ?? 0);
}

function isInTime(situation: RungSituation, rung: number): boolean {
  const { rungs, fragment, buffer } = situation;
  const seconds = ((rungs[rung]?.need ?? 0) * fragment) / carried(situation, rung);
  return seconds <= Math.max(fragment / 2, buffer - rules.reserve);
}

function dared({ buffer }: RungSituation, least: number, most: number): number {
  const part = (buffer - rules.dareFrom) / (rules.dareAll - rules.dareFrom);
  return least + (most - least) * Math.min(1, Math.max(0, part));
}

/** How much media is loaded ahead, in seconds: a minute of the lowest rung would be seen for a minute. */
export function bufferGoal({ rungs, current, cap, peersPossible }: RungSituation, usual: number): number {
  const best = Math.min(cap, rungs.length - 1);
  return peersPossible && current < best ? Math.min(usual, rules.lowGoal) : usual;
}

/** The rung above whose peers are worth knowing before it is played, or null: the best one on which somebody is. */
export function rungToMeet({ rungs, current, cap, failed }: RungSituation): number | null {
  for (let rung = Math.min(cap, rungs.length - 1); rung > current; rung--) {
    if ((rungs[rung]?.viewers ?? 0) > 0 && !failed.has(rung)) return rung;
  }
  return null;
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
