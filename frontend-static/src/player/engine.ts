import type { Source } from "./bank/bank.ts";
import { First } from "./bank/first.ts";
import { OriginHealth } from "./bank/http.ts";
import { Throughput } from "./bank/throughput.ts";
import type { Timeline } from "./bank/timeline.ts";
import type { PlayerConfig } from "./config.ts";
import { Errands } from "./errands.ts";
import { Ladder } from "./ladder.ts";
import { Neighbours } from "./neighbours.ts";
import { Rendition } from "./rendition.ts";
import { Runs } from "./runs.ts";
import { watchConnectivity } from "./connectivity.ts";
import { decide } from "./scheduler/policy.ts";
import { Stock } from "./stock.ts";
import { rules } from "./scheduler/rules.ts";
import type { Decision, Situation } from "./scheduler/types.ts";
import type { TorrentClient } from "./swarm/adapter.ts";
import type { PageState } from "./swarm/state.ts";
import { Swarm } from "./swarm/swarm.ts";
import { Uploader } from "./swarm/uploader.ts";
import { dueOf, headPiece, wantedOf } from "./window.ts";

/** Where the picture is. Seconds. */
export interface PlayHead {
  readonly time: number;
  /** How far media is buffered without a gap from `time`. */
  readonly bufferedTo: number;
  readonly active: boolean;
}

const tickMilliseconds = 200;
const nudgeMilliseconds = 30;
const everySecond = 1;
const retryTorrentSeconds = 5;
/** Bits per second. */
const usualHttp = 5_000_000;
/** How long nobody may have the next part before other rungs are looked at. */
const patience = 2;

/** Joins bank, HTTP, swarms and scheduler: reads go in, bytes come out, whoever brings them. */
export class Engine {
  readonly renditions: readonly Rendition[];
  readonly health: OriginHealth;
  readonly throughput: Throughput;
  readonly runs: Runs;
  readonly errands: Errands;
  readonly uploader: Uploader;
  readonly bytes: Record<Source, number> = { peers: 0, seeder: 0, http: 0 };
  readonly ladder: Ladder;
  readonly stock: Stock;
  hashFailures = 0;
  /** Bytes that came twice, too late, or in vain. */
  duplicates = 0;
  current: Rendition | null = null;
  #client: TorrentClient | null = null;
  #possible = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #nudge: ReturnType<typeof setTimeout> | undefined;
  #fetchedAheadUntil = 0;
  /** Called when the torrent library is not as expected: the page stays with HTTP. */
  onUnfit: (() => void) | null = null;
  readonly #banned = new Set<string>();
  #shownAt = 0;
  #attaching = new Map<Rendition, number>();
  #lostSince = 0;
  #leads = false;
  #meetsAgainAt = 0;

  constructor(
    readonly config: PlayerConfig,
    readonly now: () => number,
    readonly playHead: () => PlayHead,
    readonly onChange: () => void,
    readonly onMove: (rendition: Rendition) => void,
  ) {
    this.renditions = config.renditions.map((rendition) => new Rendition(rendition));
    this.health = new OriginHealth(now);
    this.throughput = new Throughput(now);
    this.uploader = new Uploader(now, config.p2p.uploadBytesPerSecond ?? null);
    this.ladder = new Ladder(this);
    this.stock = new Stock(this.renditions);
    const first = config.first ? new First(config.first) : null;
    this.runs = new Runs(this.health, this.throughput, {
      received: (bytes) => {
        this.#count("http", bytes);
      },
      useless: (bytes) => {
        this.duplicates += bytes;
      },
      stored: (rendition, piece) => void rendition.swarm?.offer(piece),
      ended: () => this.nudge(),
    }, first);
    this.errands = new Errands(this.runs, () => this.#onCorrupted());
  }

  #onCorrupted(): void {
    this.hashFailures += 1;
    this.nudge();
  }

  /**
   * Bits per second that the next segment will really see: what HTTP carries, and what peers will bring of it, less of
   * that as the buffer thins. Before anything was measured: the guess.
   */
  bandwidth(guess = 500_000): number {
    return this.ladder.carried ?? guess;
  }

  /** Other pages that play each height: what the site tells of them. */
  set rungs(viewers: ReadonlyMap<number, number>) {
    this.ladder.viewers = viewers;
  }

  /** Whether peers can come at all. */
  get peersPossible(): boolean {
    return this.#possible;
  }

  /** Whether this page goes ahead to a rung on which nobody is. */
  get leads(): boolean {
    return this.#leads;
  }

  start(): void {
    if (this.#timer) return;
    this.#timer = setInterval(() => this.tick(), tickMilliseconds);
    watchConnectivity(() => this.renew());
  }

  #count(source: Source, bytes: number): void {
    this.bytes[source] += bytes;
  }

  /** Looks again soon: something came, or somebody wants something. */
  nudge(): void {
    this.#nudge ??= setTimeout(() => {
      this.#nudge = undefined;
      this.tick();
    }, nudgeMilliseconds);
  }

  setTimeline(rendition: Rendition, timeline: Timeline): void {
    rendition.timeline = timeline;
  }

  /** The bytes of a range, as soon as anything brings them; never fails. */
  read(rendition: Rendition, start: number, end: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    if (this.current !== rendition) this.#switchTo(rendition);
    const bytes = rendition.bank.read(start, end, signal);
    signal.addEventListener("abort", () => this.#giveUp(rendition), { once: true });
    queueMicrotask(() => this.tick());
    return bytes;
  }

  #giveUp(rendition: Rendition): void {
    this.errands.dropUnneeded(rendition, rendition === this.current, this.playHead());
  }

  #switchTo(rendition: Rendition): void {
    this.ladder.leaves(rendition);
    this.current = rendition;
    rendition.usedAt = this.now();
    void this.#attach(rendition);
    const [kept] = this.renditions.filter((r) => r !== rendition && r.swarm).sort((a, b) => b.usedAt - a.usedAt);
    this.#leaveAllBut(rendition, kept);
  }

  #leaveAllBut(...kept: readonly (Rendition | null | undefined)[]): void {
    for (const other of this.renditions) {
      if (kept.includes(other)) continue;
      other.swarm?.destroy();
      other.swarm = null;
    }
  }

  /** Whether peers may come later; until they do, HTTP leaves room for them. */
  expectPeers(possible: boolean): void {
    this.#possible = possible;
  }

  connect(client: TorrentClient): void {
    this.#client = client;
    if (this.current) void this.#attach(this.current);
  }

  disconnect(): void {
    this.#possible = false;
    for (const rendition of this.renditions) {
      rendition.swarm?.destroy();
      rendition.swarm = null;
    }
    this.#client?.destroy();
    this.#client = null;
    this.nudge();
  }

  /** Leaves connections behind that are dead without saying so, and comes into the swarms anew. */
  renew(): void {
    this.runs.stop(() => true);
    this.health.answered();
    for (const rendition of this.renditions) {
      rendition.swarm?.destroy();
      rendition.swarm = null;
    }
    this.#attaching.clear();
    this.nudge();
  }

  async #attach(rendition: Rendition): Promise<void> {
    const client = this.#client;
    const { infoHash } = rendition.config;
    if (!client || rendition.swarm || !infoHash || (this.#attaching.get(rendition) ?? 0) > this.now()) return;
    this.#attaching.set(rendition, this.now() + retryTorrentSeconds);
    try {
      const metainfo = await rendition.metainfo();
      if (this.#client !== client || rendition.swarm) return;
      const seeders = new Set(this.config.p2p.seederPeerIds.map((id) => id.toLowerCase()));
      const tracker = trackerAddress(this.config.p2p.tracker);
      rendition.swarm = new Swarm(client, tracker, metainfo, rendition.bank, () => rendition.shelf, { seeders, banned: this.#banned }, this.uploader, {
        now: this.now,
        received: (bytes, origin) => {
          this.#count(origin ? "seeder" : "peers", bytes);
        },
        useless: (bytes) => {
          this.duplicates += bytes;
        },
        completed: () => this.nudge(),
        corrupted: () => this.#onCorrupted(),
        changed: () => this.nudge(),
        unfit: () => this.onUnfit?.(),
      });
    } catch {
      this.onChange();
    }
  }

  tick(): void {
    const rendition = this.current;
    if (!rendition) return;
    if (this.#client && !rendition.swarm) void this.#attach(rendition);
    this.runs.giveUpSilent(this.now());
    if (this.#isIdle(rendition)) {
      this.#show(everySecond);
      return;
    }
    const head = this.playHead();
    this.stock.tidy(rendition, head);
    for (const { start, end } of rendition.bank.waiting) this.stock.restore(rendition, rendition.layout.covering(start, end));
    this.errands.fetchHead(rendition, head);
    const neighbours = new Neighbours(rendition, head, this.#client?.peerId ?? "", this.uploader.told);
    this.#leads = neighbours.leads;
    this.#carryOut(rendition, head, decide(this.#situation(rendition, head, neighbours)), neighbours);
    this.#lookElsewhere(rendition, head);
    this.#goDown(rendition);
    this.#meet();
    this.#tell(head);
    this.#show(0);
  }

  /** Comes into the swarm of a better rung on which others are, before that is played: one beside the current one's. */
  #meet(): void {
    const next = this.#client && this.now() >= this.#meetsAgainAt ? this.ladder.meets : null;
    if (!next || next.swarm || next === this.current) return;
    this.#meetsAgainAt = this.now() + rules.meetSeconds;
    next.usedAt = this.now();
    this.#leaveAllBut(this.current, next);
    void this.#attach(next);
  }

  /** Nothing is read, nothing comes and there is nobody: the page does as little as it can. */
  #isIdle(rendition: Rendition): boolean {
    return !this.#client && this.runs.open.size === 0 && rendition.bank.waiting.length === 0;
  }

  #show(every: number): void {
    if (this.now() - this.#shownAt < every) return;
    this.#shownAt = this.now();
    this.onChange();
  }

  #situation(rendition: Rendition, head: PlayHead, neighbours: Neighbours): Situation {
    const now = this.now();
    const swarm = rendition.swarm?.works ? rendition.swarm : null;
    const runs = [...this.runs.open];
    return {
      wanted: wantedOf(rendition, head, this.runs),
      reserved: swarm?.reserved(now, (piece) => dueOf(rendition, piece, head)) ?? [],
      wires: swarm?.wires(now) ?? [],
      buffer: head.bufferedTo - head.time,
      peersPossible: this.#possible && rendition.config.infoHash !== null,
      fetchSeconds: (rendition.fragmentSeconds * rendition.bytesPerSecond * 8) / (this.throughput.bitsPerSecond ?? usualHttp),
      httpWorks: this.health.works,
      runs: runs.length,
      urgentRuns: runs.filter((run) => run.urgent).length,
      owns: (piece) => neighbours.owns(piece),
      mayFetchAhead: head.active && now >= this.#fetchedAheadUntil,
    };
  }

  #carryOut(rendition: Rendition, head: PlayHead, decision: Decision, neighbours: Neighbours): void {
    for (const piece of decision.rescue) this.errands.rescue(rendition, piece);
    for (const { wire, piece } of decision.ask) rendition.swarm?.ask(wire, piece);
    this.errands.fetch(rendition, decision.fetch, true);
    this.errands.probe(rendition, head);
    if (decision.ahead.length === 0) return;
    this.errands.fetch(rendition, decision.ahead, false);
    const bytes = decision.ahead.reduce((sum, piece) => sum + rendition.layout.lengthOf(piece), 0);
    const pace = rules.aheadPace * rendition.bytesPerSecond * Math.max(neighbours.share, 0.02);
    this.#fetchedAheadUntil = this.now() + bytes / pace;
  }

  /** While the origin is silent and no peer of this rung has what is needed next, another rung may be held. */
  #lookElsewhere(rendition: Rendition, head: PlayHead): void {
    const [read] = rendition.bank.waiting;
    const lost = read && !this.health.works && this.#client && !this.#isHeld(rendition, head.bufferedTo);
    if (!lost) this.#lostSince = this.now();
    if (!lost || this.now() - this.#lostSince < patience) return;
    for (const other of this.renditions) {
      if (other === rendition) continue;
      if (this.#isHeld(other, head.bufferedTo)) {
        this.#lostSince = this.now();
        this.#switchTo(other);
        this.onMove(other);
        return;
      }
      void this.#attach(other);
    }
  }

  /** Gives up what is being read where it would come too late. */
  #goDown(rendition: Rendition): void {
    const { bank, timeline } = rendition;
    const read = bank.waiting.find(({ end }) => end > (timeline?.initEnd ?? 0));
    const lower = read && this.health.works ? this.ladder.drop(bank.missing(read.start, read.end)) : null;
    if (!lower) return;
    this.#switchTo(lower);
    this.onMove(lower);
  }

  /** Whether a peer has what this rung plays at a moment; before its playlist was read, whether a peer has anything. */
  #isHeld(rendition: Rendition, seconds: number): boolean {
    const links = [...(rendition.swarm?.links.values() ?? [])];
    const share = seconds / Math.max(1, this.config.video.durationSeconds);
    const guess = rendition.layout.pieceAt(share * rendition.layout.size);
    const fragment = rendition.timeline?.at(seconds);
    const piece = fragment ? rendition.layout.pieceAt(fragment.from) : guess;
    return links.some((link) => link.mayAsk(this.now()) && link.has(piece));
  }

  #tell(head: PlayHead): void {
    for (const rendition of this.renditions) {
      if (!rendition.swarm?.works) continue;
      const fetching = this.runs.of(rendition).map(({ start, end }): [number, number] => {
        const first = rendition.layout.pieceAt(start);
        return [first, rendition.layout.pieceAt(end - 1) - first + 1];
      });
      const state: Omit<PageState, "serves"> = {
        active: head.active && rendition === this.current,
        head: headPiece(rendition, head),
        uplink: this.uploader.told,
        fetching,
      };
      rendition.swarm.tell(state);
      rendition.swarm.keepTracker();
    }
  }

  destroy(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#nudge);
    this.disconnect();
    this.runs.stop(() => true);
  }
}

function trackerAddress(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" || url.protocol === "wss:" ? "wss:" : "ws:";
  return url.href;
}
