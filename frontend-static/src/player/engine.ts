import type { Source } from "./bank/bank.ts";
import { hashOf, sameBytes, sha1 } from "./bank/metainfo.ts";
import { OriginHealth } from "./bank/http.ts";
import { Throughput } from "./bank/throughput.ts";
import type { Timeline } from "./bank/timeline.ts";
import type { PlayerConfig } from "./config.ts";
import { Rendition } from "./rendition.ts";
import { Runs } from "./runs.ts";
import { type Candidate, ownerOf, shareOf, weightOf } from "./scheduler/owners.ts";
import { decide } from "./scheduler/policy.ts";
import { rules } from "./scheduler/rules.ts";
import type { Decision, Situation, Wanted } from "./scheduler/types.ts";
import { RecentShare } from "./share.ts";
import type { TorrentClient } from "./swarm/adapter.ts";
import type { PageState } from "./swarm/state.ts";
import { Swarm } from "./swarm/swarm.ts";
import { Uploader } from "./swarm/uploader.ts";

/** Where the picture is. Seconds. */
export interface PlayHead {
  readonly time: number;
  /** How far media is buffered without a gap from `time`. */
  readonly bufferedTo: number;
  readonly active: boolean;
}

const tickMilliseconds = 200;
const nudgeMilliseconds = 30;
const keptBehind = 40;
const keptAhead = 90;
/** Media held in memory over all rungs; only what lies around the play head may exceed it. */
const memoryBytes = 192 * 1024 * 1024;
const retryTorrentSeconds = 5;
/** How long nobody may have the next part before other rungs are looked at. */
const patience = 2;

/** Joins bank, HTTP, swarms and scheduler: reads go in, bytes come out, whoever brings them. */
export class Engine {
  readonly renditions: readonly Rendition[];
  readonly health: OriginHealth;
  readonly throughput: Throughput;
  readonly runs: Runs;
  readonly uploader: Uploader;
  readonly bytes: Record<Source, number> = { peers: 0, seeder: 0, http: 0 };
  readonly share: RecentShare;
  hashFailures = 0;
  current: Rendition | null = null;
  #client: TorrentClient | null = null;
  #possible = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #nudge: ReturnType<typeof setTimeout> | undefined;
  #fetchedAheadUntil = 0;
  #attaching = new Map<Rendition, number>();
  #lostSince = 0;
  #begunAt = Number.POSITIVE_INFINITY;

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
    this.uploader = new Uploader(now);
    this.share = new RecentShare(now);
    this.runs = new Runs(this.health, this.throughput, {
      received: (bytes) => {
        this.#count("http", bytes);
      },
      stored: (rendition, piece) => void rendition.swarm?.offer(piece),
      ended: () => this.nudge(),
    });
  }

  /**
   * Bits per second that the next segment will really see: what HTTP carries, and with peers as much more as their
   * share of the last bytes says, less of it as the buffer thins. Before anything was measured: the guess.
   */
  bandwidth(guess = 500_000): number {
    const http = this.throughput.bitsPerSecond ?? guess;
    const { time, bufferedTo } = this.playHead();
    const trust = Math.min(1, Math.max(0, (bufferedTo - time - 4) / 10));
    const share = Math.min(0.75, this.share.peers) * trust;
    return http / (1 - share);
  }

  start(): void {
    this.#timer ??= setInterval(() => this.tick(), tickMilliseconds);
  }

  #count(source: Source, bytes: number): void {
    this.bytes[source] += bytes;
    this.share.add(source, bytes);
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
    signal.addEventListener("abort", () => this.#dropUnneeded(rendition), { once: true });
    queueMicrotask(() => this.tick());
    return bytes;
  }

  #switchTo(rendition: Rendition): void {
    this.#begunAt = Math.min(this.#begunAt, this.now());
    this.current = rendition;
    rendition.usedAt = this.now();
    void this.#attach(rendition);
    const [kept] = this.renditions.filter((r) => r !== rendition && r.swarm).sort((a, b) => b.usedAt - a.usedAt);
    for (const other of this.renditions) {
      if (other === rendition || other === kept) continue;
      other.swarm?.destroy();
      other.swarm = null;
    }
  }

  /** Gets and keeps the file's head, so that a switch to this rung works without the origin. */
  keepHead(rendition: Rendition, length: number): void {
    rendition.headLength = length;
    if (!this.health.works || this.runs.brings(rendition, 0) || rendition.bank.firstMissing(0, length) === length) return;
    this.runs.fetch(rendition, 0, length, false);
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
      rendition.swarm = new Swarm(client, tracker, metainfo, rendition.bank, seeders, this.uploader, {
        now: this.now,
        received: (bytes, origin) => {
          this.#count(origin ? "seeder" : "peers", bytes);
        },
        completed: () => this.nudge(),
        corrupted: () => {
          this.hashFailures += 1;
          this.nudge();
        },
        changed: () => this.nudge(),
      });
    } catch {
      this.onChange();
    }
  }

  tick(): void {
    const rendition = this.current;
    if (!rendition) return;
    if (this.#client && !rendition.swarm) void this.#attach(rendition);
    const head = this.playHead();
    this.#evict(head);
    this.#carryOut(rendition, decide(this.#situation(rendition, head)));
    this.#lookElsewhere(rendition, head);
    this.#tell(head);
    this.onChange();
  }

  #situation(rendition: Rendition, head: PlayHead): Situation {
    const now = this.now();
    const swarm = rendition.swarm?.works ? rendition.swarm : null;
    const dueOf = (piece: number) => (rendition.timeline?.needOfPiece(piece, rendition.layout) ?? 0) - head.time;
    const candidates = swarm ? this.#candidates(rendition, swarm) : [];
    const runs = [...this.runs.open];
    return {
      wanted: this.#wanted(rendition, head, dueOf),
      reserved: swarm?.reserved(now, dueOf) ?? [],
      wires: swarm?.wires(now) ?? [],
      buffer: head.bufferedTo - head.time,
      peersPossible: this.#possible && rendition.config.infoHash !== null,
      joining: now - this.#begunAt < rules.joiningTime,
      httpWorks: this.health.works,
      runs: runs.length,
      urgentRuns: runs.filter((run) => run.urgent).length,
      owns: (piece) => ownerOf(piece, candidatesFor(piece, candidates)) === this.#client?.peerId,
      mayFetchAhead: head.active && now >= this.#fetchedAheadUntil,
    };
  }

  /** What is missing from the end of the buffer on, with the time at which it is needed. */
  #wanted(rendition: Rendition, head: PlayHead, dueOf: (piece: number) => number): Wanted[] {
    const { bank, layout, timeline } = rendition;
    const pieces = new Set<number>();
    const asked = new Set<number>();
    for (const { start, end } of bank.waiting) {
      if (end <= (timeline?.initEnd ?? 0) && this.health.works) continue;
      for (const piece of layout.covering(bank.firstMissing(start, end), end)) asked.add(piece);
    }
    const withPeers = (rendition.swarm?.viewers.length ?? 0) > 0 || !this.health.works;
    if (timeline && withPeers) {
      const until = head.time + rules.peerHorizon;
      for (const piece of timeline.piecesBetween(head.bufferedTo, until, layout)) pieces.add(piece);
    }
    const wanted: Wanted[] = [];
    for (const piece of new Set([...asked, ...pieces])) {
      if (bank.has(piece) || rendition.swarm?.isReserved(piece)) continue;
      if (this.runs.brings(rendition, layout.startOf(piece))) continue;
      wanted.push({ piece, due: dueOf(piece) });
    }
    return wanted.sort((a, b) => a.due - b.due || a.piece - b.piece);
  }

  #candidates(rendition: Rendition, swarm: Swarm): (Candidate & { head: number; window: number })[] {
    const self = this.#client?.peerId;
    const window = Math.ceil((rules.aheadHorizon * rendition.bytesPerSecond) / rendition.layout.pieceLength);
    const others = swarm.viewers.flatMap(({ id, state }) =>
      state?.active ? [{ id, weight: weightOf(state.uplink, rendition.bytesPerSecond), head: state.head, window }] : [],
    );
    if (!self) return others;
    const weight = weightOf(this.uploader.uplink.told, rendition.bytesPerSecond);
    return [...others, { id: self, weight, head: this.#headPiece(rendition), window }];
  }

  #headPiece(rendition: Rendition): number {
    const fragment = rendition.timeline?.at(this.playHead().time);
    return fragment ? rendition.layout.pieceAt(fragment.from) : 0;
  }

  #carryOut(rendition: Rendition, decision: Decision): void {
    this.#fetchHead(rendition);
    for (const piece of decision.rescue) this.#rescue(rendition, piece);
    for (const { wire, piece } of decision.ask) rendition.swarm?.ask(wire, piece);
    this.#fetch(rendition, decision.fetch, true);
    this.#probe(rendition);
    if (decision.ahead.length > 0) {
      this.#fetch(rendition, decision.ahead, false);
      const bytes = decision.ahead.reduce((sum, piece) => sum + rendition.layout.lengthOf(piece), 0);
      const candidates = rendition.swarm ? this.#candidates(rendition, rendition.swarm) : [];
      const share = shareOf(this.#client?.peerId ?? "", candidates);
      this.#fetchedAheadUntil = this.now() + bytes / (rules.aheadPace * rendition.bytesPerSecond * Math.max(share, 0.02));
    }
  }

  /** The file's head, where playback does not begin at the front and no piece of it is wanted. */
  #fetchHead(rendition: Rendition): void {
    const { bank, timeline } = rendition;
    const initEnd = timeline?.initEnd ?? 0;
    const wanted = bank.waiting.some(({ end }) => end <= initEnd) && bank.firstMissing(0, initEnd) < initEnd;
    const coming = this.runs.brings(rendition, 0);
    const startsAtFront = bank.waiting.some(({ start }) => start <= initEnd && start > 0);
    const fragment = timeline?.at(this.playHead().bufferedTo);
    if (!wanted || coming || startsAtFront || !this.health.mayTry) return;
    const first = fragment?.from === initEnd || (fragment && fragment === timeline?.fragments[0]);
    if (first && fragment) this.runs.fetch(rendition, 0, this.#toPieceEnd(rendition, fragment.to), true);
    else this.runs.fetch(rendition, 0, initEnd, true);
  }

  /** Tries the origin again after it failed, with what is needed first. */
  #probe(rendition: Rendition): void {
    if (this.health.works || !this.health.mayTry || this.runs.open.size > 0) return;
    const first = this.#wanted(rendition, this.playHead(), () => 0)[0];
    if (first) this.#fetch(rendition, [first.piece], true);
  }

  #toPieceEnd(rendition: Rendition, offset: number): number {
    return rendition.layout.endOf(rendition.layout.pieceAt(Math.max(0, offset - 1)));
  }

  /** One request for neighbouring pieces; not more than two at once, and only while the origin answers. */
  #fetch(rendition: Rendition, pieces: readonly number[], urgent: boolean): void {
    for (let i = 0; i < pieces.length && this.runs.open.size < rules.runs && this.health.mayTry; ) {
      const first = pieces[i] as number;
      let last = first;
      while (last - first + 1 < rules.runPieces && pieces[i + 1] === last + 1) [i, last] = [i + 1, last + 1];
      i += 1;
      this.runs.fetch(rendition, rendition.layout.startOf(first), rendition.layout.endOf(last), urgent);
    }
  }

  #rescue(rendition: Rendition, piece: number): void {
    const part = rendition.swarm?.takeBack(piece);
    if (!part || !this.health.works || part.front === 0) return;
    this.runs.fetchTail(rendition, piece, part, (bytes) => void this.#storeMixed(rendition, piece, bytes));
  }

  async #storeMixed(rendition: Rendition, piece: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const metainfo = await rendition.metainfo();
    if (!sameBytes(await sha1(bytes), hashOf(metainfo, piece))) {
      this.hashFailures += 1;
      this.nudge();
      return;
    }
    rendition.bank.put(piece, bytes);
    await rendition.swarm?.offer(piece);
  }

  /** After a seek or a switch nobody needs what was under way for the old place. */
  #dropUnneeded(rendition: Rendition): void {
    const waiting = rendition.bank.waiting;
    this.runs.stop((run) => run.rendition === rendition && !waiting.some((r) => r.start < run.end && run.start < r.end) && !this.#isNear(run.rendition, run.start, run.end));
  }

  #isNear(rendition: Rendition, start: number, end: number): boolean {
    const head = this.playHead();
    const timeline = rendition.timeline;
    if (!timeline || rendition !== this.current) return false;
    const [from, to] = [timeline.at(head.time)?.from ?? 0, timeline.at(head.time + rules.aheadHorizon)?.to ?? 0];
    return start < to && from < end;
  }

  /** Keeps what fits into memory; beyond that drops what is farthest from the play head. */
  #evict(head: PlayHead): void {
    let held = this.renditions.reduce((sum, { bank }) => sum + bank.bytes, 0);
    for (const rendition of this.#leastUsedFirst()) {
      if (held <= memoryBytes) return;
      const { bank, layout, timeline } = rendition;
      const from = timeline?.at(head.time - keptBehind);
      const to = timeline?.at(head.time + keptAhead);
      const [first, last] = from && to ? [layout.pieceAt(from.from), layout.pieceAt(to.to)] : [0, -1];
      for (const piece of [...bank.held].sort((a, b) => a - b)) {
        if (held <= memoryBytes) return;
        if (piece === 0 || (piece >= first && piece <= last && rendition === this.current)) continue;
        held -= layout.lengthOf(piece);
        bank.drop(piece);
        rendition.swarm?.forget(piece);
      }
    }
  }

  #leastUsedFirst(): Rendition[] {
    return [...this.renditions].sort((a, b) => a.usedAt - b.usedAt);
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
      const state: PageState = {
        active: head.active && rendition === this.current,
        head: this.#headPiece(rendition),
        uplink: this.uploader.uplink.told,
        fetching,
      };
      rendition.swarm.tell(state);
    }
  }

  destroy(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#nudge);
    this.disconnect();
    this.runs.stop(() => true);
  }
}

function candidatesFor(piece: number, all: readonly (Candidate & { head: number; window: number })[]): Candidate[] {
  return all.filter(({ head, window }) => piece >= head && piece <= head + window);
}

function trackerAddress(path: string): string {
  const url = new URL(path, location.href);
  url.protocol = url.protocol === "https:" || url.protocol === "wss:" ? "wss:" : "ws:";
  return url.href;
}
