import type { Engine } from "./engine.ts";
import type { Rendition } from "./rendition.ts";
import { rules } from "./scheduler/rules.ts";
import { bufferGoal, carried, chooseRung, dropTo, isCarried, type RungSituation, rungToMeet } from "./scheduler/rungs.ts";

const holdSeconds = 2;

/** Which rendition *auto* plays among others: what HTTP and peers carry together, and where the peers are. */
export class Ladder {
  /** Lowest first. */
  readonly renditions: readonly Rendition[];
  /** Other pages that play each height, as the site tells. */
  viewers: ReadonlyMap<number, number> = new Map();
  /** Whether the viewer leaves the choice to us, and what may be chosen by the page's own size. */
  isAuto: () => boolean = () => false;
  readonly #failed = new Map<Rendition, { until: number; penalty: number }>();
  #dropped: { to: Rendition; until: number } | null = null;

  constructor(readonly engine: Engine) {
    this.renditions = [...engine.renditions].sort((a, b) => a.config.bitsPerSecond - b.config.bitsPerSecond);
  }

  /** Bits per second that the next segment of what plays will really see; null before anything was measured. */
  get carried(): number | null {
    const situation = this.#situation();
    return situation && carried(situation, situation.current);
  }

  /** What to play next; null where hls.js is to choose by itself, because HTTP brings everything. */
  choose(): Rendition | null {
    if (this.#dropped && this.engine.now() < this.#dropped.until) return this.#dropped.to;
    const situation = this.#situation();
    return situation?.peersPossible ? (this.renditions[chooseRung(situation)] ?? null) : null;
  }

  /** How far ahead media is loaded, in seconds. */
  goal(usual: number): number {
    const situation = this.isAuto() ? this.#situation() : null;
    return situation ? bufferGoal(situation, usual) : usual;
  }

  /** The rendition into whose swarm the page comes before it plays it. */
  get meets(): Rendition | null {
    const situation = this.isAuto() ? this.#situation() : null;
    const rung = situation?.peersPossible ? rungToMeet(situation) : null;
    return rung === null ? null : (this.renditions[rung] ?? null);
  }

  /** A lower rendition, if what is being read of this one would come too late. */
  drop(missingBytes: number): Rendition | null {
    const situation = missingBytes > 0 && this.isAuto() ? this.#situation() : null;
    const now = this.engine.now();
    if (!situation || (this.#dropped && now < this.#dropped.until)) return null;
    const rung = dropTo(situation, missingBytes * 8);
    const to = rung === null ? undefined : this.renditions[rung];
    if (!to) return null;
    this.#dropped = { to, until: now + holdSeconds };
    return to;
  }

  /** The page goes from what plays to another rendition. One that it could not keep is not lifted to again at once. */
  leaves(to: Rendition): void {
    const situation = this.#situation();
    if (!situation || this.renditions.indexOf(to) >= situation.current) return;
    const isDropped = this.#dropped?.to === to && this.engine.now() < this.#dropped.until;
    const rendition = this.renditions[situation.current];
    if (!rendition || (!isDropped && isCarried(situation, situation.current))) return;
    const penalty = this.#failed.get(rendition)?.penalty ?? rules.liftPenalty;
    this.#failed.set(rendition, { until: this.engine.now() + penalty, penalty: Math.min(rules.longestLiftPenalty, penalty * 2) });
  }

  #situation(): RungSituation | null {
    const { engine } = this;
    const { current } = engine;
    const http = engine.throughput.bitsPerSecond;
    if (!current || http === null) return null;
    const now = engine.now();
    const { time, bufferedTo } = engine.playHead();
    const others = [...this.viewers.values()].some((count) => count > 0) || (current.swarm?.viewers.length ?? 0) > 0;
    const { rungCap } = engine.config.p2p;
    const capped = rungCap ? this.renditions.findLastIndex(({ config }) => config.height <= rungCap) : -1;
    return {
      rungs: this.renditions.map((rendition) => ({
        need: rendition.config.bitsPerSecond,
        viewers: this.viewers.get(rendition.config.height) ?? 0,
        ...this.#outlook(rendition, bufferedTo),
      })),
      current: this.renditions.indexOf(current),
      http,
      peersPossible: engine.peersPossible && others,
      leads: engine.leads,
      buffer: bufferedTo - time,
      fragment: current.fragmentSeconds,
      cap: capped >= 0 ? capped : rungCap ? 0 : this.renditions.length - 1,
      failed: new Set([...this.#failed].flatMap(([r, { until }]) => (until > now ? [this.renditions.indexOf(r)] : []))),
    };
  }

  /** What peers bring of the next segments: their rates, as far as they have them. */
  #outlook({ swarm, timeline, layout, bank }: Rendition, from: number): { peers: number; serving: number } {
    if (!swarm?.works) return { peers: 0, serving: 0 };
    const wires = swarm.wires(this.engine.now()).filter(({ origin, serves }) => !origin && serves);
    const share = layout.size / this.engine.config.video.durationSeconds;
    const pieces =
      timeline?.piecesBetween(from, from + rules.outlook, layout) ??
      layout.covering(from * share, Math.min(layout.size, (from + rules.outlook) * share));
    let [all, there] = [0, 0];
    for (const piece of pieces) {
      all += 1;
      if (bank.has(piece) || swarm.isReserved(piece) || wires.some((wire) => wire.has(piece))) there += 1;
    }
    const rate = wires.reduce((sum, { pace }) => sum + (layout.pieceLength * 8) / pace, 0);
    return { peers: all === 0 ? 0 : (rate * there) / all, serving: wires.length };
  }
}
