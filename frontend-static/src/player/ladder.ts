import type { Engine } from "./engine.ts";
import type { Rendition } from "./rendition.ts";
import { rules } from "./scheduler/rules.ts";
import { carried, chooseRung, dropTo, type RungSituation } from "./scheduler/rungs.ts";

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
  #last: Rendition | null = null;

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
    const now = this.engine.now();
    if (this.#dropped && now < this.#dropped.until) return this.#dropped.to;
    const situation = this.#situation();
    if (!situation?.peersPossible) return null;
    const next = this.renditions[chooseRung(situation)] ?? null;
    if (this.#last && next && this.renditions.indexOf(next) < this.renditions.indexOf(this.#last)) this.#left(this.#last);
    this.#last = next;
    return next;
  }

  /** A lower rendition, if what is being read of this one would come too late. */
  drop(missingBytes: number): Rendition | null {
    const situation = missingBytes > 0 && this.isAuto() ? this.#situation() : null;
    const { current } = this.engine;
    if (!situation?.peersPossible || !current || (this.#dropped && this.engine.now() < this.#dropped.until)) return null;
    const rung = dropTo(situation, missingBytes * 8);
    const to = rung === null ? undefined : this.renditions[rung];
    if (!to) return null;
    this.#left(current);
    this.#dropped = { to, until: this.engine.now() + holdSeconds };
    return to;
  }

  /** A rung that was not carried is not lifted to again at once. */
  #left(rendition: Rendition): void {
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
      rungs: this.renditions.map(({ config }) => ({
        need: config.bitsPerSecond,
        viewers: this.viewers.get(config.height) ?? 0,
      })),
      current: this.renditions.indexOf(current),
      http,
      ...this.#outlook(current, bufferedTo),
      peersPossible: engine.peersPossible && others,
      leads: engine.leads,
      buffer: bufferedTo - time,
      fragment: current.fragmentSeconds,
      cap: capped >= 0 ? capped : rungCap ? 0 : this.renditions.length - 1,
      failed: new Set([...this.#failed].flatMap(([r, { until }]) => (until > now ? [this.renditions.indexOf(r)] : []))),
    };
  }

  /** What peers bring of the next segments: their rates, as far as they have them. */
  #outlook(rendition: Rendition, from: number): { peers: number; serving: number } {
    const { swarm, timeline, layout, bank } = rendition;
    if (!swarm?.works || !timeline) return { peers: 0, serving: 0 };
    const wires = swarm.wires(this.engine.now()).filter(({ origin, serves }) => !origin && serves);
    let [all, there] = [0, 0];
    for (const piece of timeline.piecesBetween(from, from + rules.outlook, layout)) {
      all += 1;
      if (bank.has(piece) || swarm.isReserved(piece) || wires.some((wire) => wire.has(piece))) there += 1;
    }
    const rate = wires.reduce((sum, { pace }) => sum + (layout.pieceLength * 8) / pace, 0);
    return { peers: all === 0 ? 0 : (rate * there) / all, serving: wires.length };
  }
}
