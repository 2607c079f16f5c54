import { type Candidate, ownerOf, shareOf, weightOf } from "../../../src/player/scheduler/owners.ts";
import { Pace } from "../../../src/player/scheduler/pace.ts";
import { decide } from "../../../src/player/scheduler/policy.ts";
import { placesOf, served } from "../../../src/player/scheduler/places.ts";
import { rules } from "../../../src/player/scheduler/rules.ts";
import { Throughput } from "../../../src/player/bank/throughput.ts";
import { bufferGoal as goalOf, chooseRung, dropTo, isCarried, rungToMeet, type RungSituation } from "../../../src/player/scheduler/rungs.ts";
import type { Decision, Situation, Wanted, Wire } from "../../../src/player/scheduler/types.ts";
import type { Clock } from "./clock.ts";
import { type Film, Tape } from "./film.ts";
import type { Habits } from "./habits.ts";
import type { Origin } from "./origin.ts";
import { type Link, Reel } from "./reel.ts";
import { Delivery, Upstream } from "./uplink.ts";

/** What a page knows of the rest of the world. */
export interface Net {
  /** False: plain hls.js. */
  readonly shares: boolean;
  /** The page came into the swarm of a rung. */
  joined(viewer: Viewer, reel: Reel): void;
  /** Pages that play each rung. */
  readonly viewersOn: number[];
}

/** What hls.js chooses by its own measurement. */
function plainRung({ rungs, current, http }: RungSituation): number {
  let best = 0;
  rungs.forEach(({ need }, rung) => {
    if (http * (rung > current ? rules.upFactor : rules.stayFactor) >= need) best = rung;
  });
  return best;
}

interface Run {
  readonly reel: Reel;
  readonly pieces: number[];
  readonly urgent: boolean;
  readonly since: number;
  readonly stop: () => void;
  /** Bytes of the piece that is coming. */
  readonly got: () => number;
}

const tick = 0.2;
const nudge = 0.03;
const bufferGoal = 30;
const stateEvery = 0.25;
const trickleRate = 4_000;
/** A page finds others so long after it came: first frame, the gate, the library, tracker and handshake. */
export const meetsAfter = 1.5;

/** A page: it decides with the page's own scheduler; the model moves its bytes. */
export class Viewer {
  readonly reels: readonly Reel[];
  reel: Reel;
  readonly runs = new Set<Run>();
  readonly upstream: Upstream;
  readonly bytes = { peers: 0, http: 0, wasted: 0 };
  /** The same after the first 30 seconds. */
  readonly later = { peers: 0, http: 0 };
  readonly buffers: number[] = [];
  requests = 0;
  rescues = 0;
  hashFailures = 0;
  stalls = 0;
  stalled = 0;
  startedAt = -1;
  head = 0;
  here = false;
  drops = 0;
  changes = -1;
  #lastRung = -1;
  #played = 0;
  #fragments = 0;
  #bufferedTo = 0;
  #movedAt = 0;
  #stands = true;
  #loading = -1;
  #fetchedAheadUntil = 0;
  #meetsAgainAt = 0;
  #nudged = false;
  readonly throughput: Throughput;
  readonly #served = new Map<string, number>();
  readonly #banned = new Set<Viewer>();

  constructor(
    readonly id: string,
    readonly film: Film,
    readonly habits: Habits,
    readonly clock: Clock,
    readonly origin: Origin,
    readonly net: Net,
  ) {
    this.reels = film.rungs.map((rung, i) => new Reel(i, new Tape(film, rung)));
    const first = this.reels[habits.rung === "auto" ? 0 : habits.rung];
    if (!first) throw new Error(`no rung ${habits.rung}`);
    this.reel = first;
    this.upstream = new Upstream(clock, () => (habits.manners === "trickle" ? trickleRate : habits.uplink));
    this.throughput = new Throughput(() => clock.now);
    clock.at(habits.joinsAt, () => this.#join());
    clock.at(habits.leavesAt, () => this.#leave());
    for (const { at, to } of habits.seeks) clock.at(habits.joinsAt + at, () => this.#seek(to));
  }

  get isHonest(): boolean {
    return this.habits.manners === "honest";
  }

  get tape(): Tape {
    return this.reel.tape;
  }

  get links(): Map<string, Link> {
    return this.reel.links;
  }

  get #pieceBytes(): number {
    return this.tape.rung.pieceBytes;
  }

  #join(): void {
    this.here = true;
    this.#counts(1);
    this.#movedAt = this.clock.now;
    if (this.habits.manners === "honest") this.#tick();
    else this.#pretend();
  }

  #leave(): void {
    this.#counts(-1);
    this.here = false;
    this.upstream.stop();
    for (const run of this.runs) run.stop();
    for (const reel of this.reels) this.#leaveSwarm(reel);
  }

  #leaveSwarm(reel: Reel): void {
    for (const { peer } of [...reel.links.values()]) this.part(peer, reel.index);
  }

  /** A page of bad manners says that it has everything and a place for all. */
  #pretend(): void {
    for (const reel of this.reels) {
      reel.heldAt.fill(0);
      reel.usedAt = this.clock.now;
      this.net.joined(this, reel);
    }
  }

  #counts(change: 1 | -1): void {
    const { viewersOn } = this.net;
    if (this.here && this.isHonest) viewersOn[this.reel.index] = (viewersOn[this.reel.index] as number) + change;
  }

  /** Whether it is in the swarm of a rung: the one that plays and the one before. */
  isIn(index: number): boolean {
    const reel = this.reels[index];
    return this.here && reel !== undefined && reel.usedAt >= 0;
  }

  connect(peer: Viewer, index: number): void {
    const [mine, theirs] = [this.reels[index], peer.reels[index]];
    if (!mine || !theirs || this.#banned.has(peer) || peer.#banned.has(this)) return;
    mine.links.set(peer.id, { peer, pace: new Pace(), out: new Map() });
    theirs.links.set(this.id, { peer: this, pace: new Pace(), out: new Map() });
  }

  part(peer: Viewer, index: number): void {
    for (const [a, b] of [[this, peer], [peer, this]] as const) {
      const links = a.reels[index]?.links;
      for (const delivery of links?.get(b.id)?.out.values() ?? []) {
        a.bytes.wasted += delivery.received + b.upstream.cancel(delivery);
      }
      links?.delete(b.id);
      a.nudge();
    }
  }

  #switchTo(reel: Reel): void {
    if (this.reel === reel && reel.usedAt >= 0) return;
    const isNew = reel.usedAt < 0;
    this.reel.usedAt = this.clock.now;
    this.#counts(-1);
    this.reel = reel;
    this.#counts(1);
    reel.usedAt = this.clock.now;
    const [kept] = this.reels.filter((other) => other !== reel && other.usedAt >= 0).sort((a, b) => b.usedAt - a.usedAt);
    this.#leaveAllBut(reel, kept);
    if (isNew) this.net.joined(this, reel);
  }

  /** What adaptive quality takes for the next fragment. */
  #choose(): Reel {
    if (this.habits.rung !== "auto") return this.reel;
    const { reel } = this;
    const situation = this.#rungSituation();
    const next = this.reels[situation.peersPossible ? chooseRung(situation) : plainRung(situation)] as Reel;
    if (next.index < reel.index && this.startedAt >= 0 && !isCarried(situation, reel.index)) this.#leftRung(reel);
    return next;
  }

  #leftRung(reel: Reel): void {
    reel.liftedAgainAt = this.clock.now + reel.liftPenalty;
    reel.liftPenalty = Math.min(rules.longestLiftPenalty, reel.liftPenalty * 2);
  }

  /** Gives a fragment up that would come too late. */
  #drop(): void {
    if (this.habits.rung !== "auto" || this.#loading < 0 || this.startedAt < 0) return;
    const [first, last] = this.tape.span(this.#loading);
    let missing = 0;
    for (let piece = first; piece <= last; piece++) if (!this.holds(piece)) missing += this.#pieceBytes * 8;
    for (const { reel, pieces, got } of this.runs) if (reel === this.reel && pieces[0]! <= last) missing -= got() * 8;
    if (missing <= 0) return;
    const lower = dropTo(this.#rungSituation(), missing);
    if (lower === null) return;
    for (const run of [...this.runs]) if (run.reel === this.reel) this.#giveUp(run);
    this.#leftRung(this.reel);
    this.drops += 1;
    this.#switchTo(this.reels[lower] as Reel);
  }

  #giveUp(run: Run): void {
    run.stop();
    this.runs.delete(run);
  }

  #rungSituation(): RungSituation {
    const { reel } = this;
    const rungs = this.reels.map((other) => ({
      need: other.tape.rung.bytesPerSecond * 8,
      viewers: (this.net.viewersOn[other.index] as number) - (other === reel ? 1 : 0),
      ...this.#outlook(other),
    }));
    return {
      rungs,
      current: this.startedAt < 0 ? -1 : reel.index,
      http: this.throughput.bitsPerSecond ?? 500_000,
      peersPossible: this.net.shares && rungs.some(({ viewers }) => viewers > 0),
      leads: ownerOf(0, this.#candidates()) === this.id,
      buffer: this.#bufferedTo - this.head,
      fragment: this.film.fragmentSeconds,
      cap: this.film.rungs.length - 1,
      failed: new Set(this.reels.filter(({ liftedAgainAt }) => liftedAgainAt > this.clock.now).map(({ index }) => index)),
    };
  }

  /** What peers bring of the next segments: their rates, as far as they have them. */
  #outlook({ index, tape, links, heldAt }: Reel): { peers: number; serving: number } {
    const { now } = this.clock;
    const { pieceBytes } = tape.rung;
    const first = tape.pieceAt(this.#bufferedTo);
    const last = tape.pieceAt(Math.min(this.film.seconds, this.#bufferedTo + rules.outlook));
    let [rate, serving, there] = [0, 0, 0];
    const serves = [...links.values()].filter(({ peer, pace }) => peer.serves(this, now) && !pace.isLeftAlone(now));
    for (const { peer, pace, out } of serves) {
      rate += (pieceBytes * 8) / pace.current(now, [...out.values()], pieceBytes, peer.upstream.measured.told);
      serving += 1;
    }
    for (let piece = first; piece <= last; piece++) {
      if ((heldAt[piece] as number) <= now || serves.some(({ peer }) => peer.hasOf(index, piece))) there += 1;
    }
    return { peers: rate * (there / Math.max(1, last - first + 1)), serving };
  }

  /** Comes into the swarm of a better rung before it is played. */
  #meet(): void {
    if (this.habits.rung !== "auto" || this.clock.now < this.#meetsAgainAt || this.clock.now < this.habits.joinsAt + meetsAfter) return;
    const situation = this.#rungSituation();
    const rung = situation.peersPossible ? rungToMeet(situation) : null;
    const next = rung === null ? null : this.reels[rung];
    if (!next || next.usedAt >= 0) return;
    this.#meetsAgainAt = this.clock.now + rules.meetSeconds;
    this.#leaveAllBut(this.reel, next);
    next.usedAt = this.clock.now;
    this.net.joined(this, next);
  }

  #leaveAllBut(...kept: readonly (Reel | undefined)[]): void {
    for (const old of this.reels) {
      if (old.usedAt < 0 || kept.includes(old)) continue;
      this.#leaveSwarm(old);
      old.usedAt = -1;
    }
  }

  hasOf(index: number, piece: number): boolean {
    return (this.reels[index]?.heldAt[piece] ?? Number.POSITIVE_INFINITY) <= this.clock.now;
  }

  #tick(): void {
    if (!this.here) return;
    this.#place();
    this.#think();
    if (this.net.shares) this.#meet();
    this.buffers.push(this.#bufferedTo - this.head);
    this.clock.after(tick, () => this.#tick());
  }

  /** Looks again soon. */
  nudge(): void {
    if (this.#nudged || !this.here || !this.isHonest) return;
    this.#nudged = true;
    this.clock.after(nudge, () => {
      this.#nudged = false;
      if (this.here) this.#think();
    });
  }

  #seek(to: number): void {
    this.#advance();
    this.head = this.#bufferedTo = Math.min(to, this.film.seconds - 1);
    this.#loading = -1;
    this.#stands = true;
    this.startedAt = this.startedAt < 0 ? -1 : this.startedAt;
    this.#seeking = true;
    for (const run of [...this.runs]) this.#giveUp(run);
    this.#think();
  }

  #seeking = false;

  /** Moves the picture to now. */
  #advance(): void {
    const passed = this.clock.now - this.#movedAt;
    this.#movedAt = this.clock.now;
    if (this.#stands) {
      const counts = this.startedAt >= 0 && !this.#seeking && this.head < this.film.seconds;
      if (counts) this.stalled += passed;
      return;
    }
    const room = this.#bufferedTo - this.head;
    this.head += Math.min(passed, room);
    if (passed < room || this.head >= this.film.seconds) return;
    this.#stands = true;
    this.stalls += 1;
    this.stalled += passed - room;
  }

  #think(): void {
    this.#advance();
    this.#load();
    this.#drop();
    this.#carryOut(decide(this.#situation()));
  }

  /** hls.js asks for one fragment after the other until it has enough. */
  #load(): void {
    for (;;) {
      if (this.#loading < 0) {
        if (this.#bufferedTo - this.head >= this.#goal || this.#bufferedTo >= this.film.seconds) return;
        this.#loading = Math.floor(this.#bufferedTo / this.film.fragmentSeconds);
        this.#switchTo(this.#choose());
      }
      const [first, last] = this.tape.span(this.#loading);
      for (let piece = first; piece <= last; piece++) if (!this.holds(piece)) return;
      this.#played += this.tape.rung.bytesPerSecond * 8 * this.film.fragmentSeconds;
      this.#fragments += 1;
      if (this.reel.index !== this.#lastRung) this.changes += 1;
      this.#lastRung = this.reel.index;
      this.#bufferedTo = Math.min(this.film.seconds, (this.#loading + 1) * this.film.fragmentSeconds);
      this.#loading = -1;
      if (this.startedAt < 0) this.startedAt = this.clock.now;
      this.#stands = false;
      this.#seeking = false;
    }
  }

  get #goal(): number {
    if (this.#bufferedTo - this.head < rules.lowGoal) return bufferGoal;
    return this.habits.rung === "auto" && this.net.shares ? goalOf(this.#rungSituation(), bufferGoal) : bufferGoal;
  }

  /** Bits per second of what was loaded. */
  get meanRate(): number {
    return this.#played / Math.max(1, this.#fragments * this.film.fragmentSeconds);
  }

  holds(piece: number): boolean {
    return (this.reel.heldAt[piece] as number) <= this.clock.now;
  }

  #situation(): Situation {
    const { now } = this.clock;
    const bytes = this.#pieceBytes;
    const candidates = this.#candidates();
    const reserved = [];
    const wires: Wire[] = [];
    for (const { peer, pace, out } of this.links.values()) {
      const told = peer.upstream.measured.told;
      const usual = pace.seconds(bytes, told);
      const deliveries = [...out.values()];
      for (const delivery of deliveries) {
        const silent = pace.isSilent(now, delivery, usual);
        const left = pace.left(now, delivery, usual);
        reserved.push({ piece: delivery.piece, due: this.tape.needOf(delivery.piece) - this.head, left, silent, fast: usual <= rules.fastPace });
      }
      if (pace.isLeftAlone(now)) continue;
      const held = (peer.reels[this.reel.index] as Reel).heldAt;
      const current = pace.current(now, deliveries, bytes, told);
      const latency = this.habits.delay + peer.habits.delay;
      wires.push({
        id: peer.id,
        origin: false,
        pace: current,
        busy: deliveries.reduce((sum, delivery) => sum + pace.left(now, delivery, usual), 0),
        room: (current < rules.fastPace ? 2 : 1) - out.size,
        serves: peer.serves(this, now - latency - stateEvery),
        has: (piece) => (held[piece] as number) + latency <= now,
        fetches: (piece) => peer.saysItFetches(this.reel.index, piece, now - latency - stateEvery),
      });
    }
    return {
      wanted: this.#wanted(),
      reserved,
      wires,
      buffer: this.#bufferedTo - this.head,
      peersPossible: this.net.shares,
      fetchSeconds: this.#fetchSeconds,
      httpWorks: true,
      runs: this.runs.size,
      urgentRuns: [...this.runs].filter(({ urgent }) => urgent).length,
      owns: (piece) => ownerOf(piece, candidates.filter(({ from, to }) => piece >= from && piece <= to)) === this.id,
      mayFetchAhead: now >= this.#fetchedAheadUntil,
    };
  }

  serves(to: Viewer, since: number): boolean {
    if (!this.isHonest) return true;
    return (this.#served.get(to.id) ?? Number.POSITIVE_INFINITY) <= since;
  }

  /** Gives its places away. */
  #place(): void {
    const all = this.reels.flatMap(({ index, links }) => [...links.values()].filter(({ peer }) => peer.reel.index === index));
    const askers = [...new Set(all.filter(({ peer }) => peer.isHonest).map(({ peer }) => peer.id))];
    const now = served(this.id, askers, placesOf(this.upstream.measured.told, this.#pieceBytes));
    for (const id of this.#served.keys()) if (!now.has(id)) this.#served.delete(id);
    for (const id of now) if (!this.#served.has(id)) this.#served.set(id, this.clock.now);
  }

  /** What HTTP will take for a fragment. */
  get #fetchSeconds(): number {
    const bits = this.tape.rung.bytesPerSecond * this.film.fragmentSeconds * 8;
    return bits / (this.throughput.bitsPerSecond ?? bits);
  }

  saysItFetches(index: number, piece: number, since: number): boolean {
    for (const run of this.runs) if (run.reel.index === index && run.since <= since && since - run.since < rules.claim && run.pieces.includes(piece)) return true;
    return false;
  }

  #wanted(): Wanted[] {
    const { tape } = this;
    const coming = new Set<number>();
    for (const { out } of this.links.values()) for (const piece of out.keys()) coming.add(piece);
    for (const { reel, pieces } of this.runs) if (reel === this.reel) for (const piece of pieces) coming.add(piece);
    const [loadFrom, loadTo] = this.#loading < 0 ? [tape.pieces, -1] : tape.span(this.#loading);
    const far = this.links.size > 0;
    const first = far ? Math.min(loadFrom, tape.pieceAt(this.#bufferedTo)) : loadFrom;
    const last = far ? tape.pieceAt(Math.min(this.film.seconds, this.head + rules.peerHorizon)) : loadTo;
    const wanted: Wanted[] = [];
    for (let piece = first; piece <= last; piece++) {
      if (!this.holds(piece) && !coming.has(piece)) wanted.push({ piece, due: tape.needOf(piece) - this.head });
    }
    return wanted;
  }

  #candidates(): (Candidate & { from: number; to: number })[] {
    const window = Math.ceil((rules.aheadHorizon * this.tape.rung.bytesPerSecond) / this.#pieceBytes);
    const page = (viewer: Viewer) => {
      const from = viewer.tape.pieceAt(viewer.head);
      const weight = weightOf(viewer.upstream.measured.told, viewer.tape.rung.bytesPerSecond);
      return { id: viewer.id, weight, from, to: from + window };
    };
    return [page(this), ...[...this.links.values()].filter(({ peer }) => peer.isHonest && peer.reel.index === this.reel.index).map(({ peer }) => page(peer))];
  }

  #carryOut(decision: Decision): void {
    for (const piece of decision.rescue) this.#rescue(piece);
    for (const { wire, piece } of decision.ask) this.#ask(wire, piece);
    this.#fetch(decision.fetch, true);
    if (decision.ahead.length === 0) return;
    this.#fetch(decision.ahead, false);
    const share = shareOf(this.id, this.#candidates());
    const seconds = (decision.ahead.length * this.#pieceBytes) / this.tape.rung.bytesPerSecond;
    this.#fetchedAheadUntil = this.clock.now + seconds / (rules.aheadPace * Math.max(share, 0.02));
  }

  #ask(id: string, piece: number): void {
    const link = this.links.get(id);
    if (!link) return;
    const { peer } = link;
    const delivery = new Delivery(this.clock, peer, this, this.reel.index, piece, this.#pieceBytes, this.clock.now);
    link.out.set(piece, delivery);
    if (peer.habits.manners === "silent") return;
    this.clock.after(this.habits.delay + peer.habits.delay, () => {
      if (!delivery.cancelled && peer.here) peer.upstream.add(delivery);
    });
  }

  /** What came of the piece stays; HTTP brings the rest. */
  #rescue(piece: number): void {
    for (const { peer, pace, out } of this.links.values()) {
      const delivery = out.get(piece);
      if (!delivery) continue;
      const usual = pace.seconds(this.#pieceBytes, peer.upstream.measured.told);
      if (pace.isSilent(this.clock.now, delivery, usual)) pace.punish(this.clock.now);
      out.delete(piece);
      this.rescues += 1;
      const { received } = delivery;
      this.bytes.wasted += peer.upstream.cancel(delivery);
      this.#count("peers", received);
      if (received > 0 && received < this.#pieceBytes) this.#run([piece], true, this.#pieceBytes - received);
    }
  }

  #fetch(pieces: readonly number[], urgent: boolean): void {
    for (let i = 0; i < pieces.length && this.runs.size < rules.runs; ) {
      const run = [pieces[i] as number];
      while (run.length < rules.runPieces && pieces[i + 1] === (pieces[i] as number) + 1) run.push(pieces[++i] as number);
      i += 1;
      this.#run(run, urgent, this.#pieceBytes);
    }
  }

  #run(pieces: number[], urgent: boolean, firstBytes: number): void {
    let [stopped, stop] = [false, () => {}];
    const { reel } = this;
    const run: Run = {
      reel,
      pieces: [...pieces],
      urgent,
      since: this.clock.now,
      got: () => 0,
      stop: () => {
        stopped = true;
        stop();
        this.throughput.closed();
      },
    };
    this.runs.add(run);
    this.requests += 1;
    this.throughput.opened();
    const parts = pieces.map((_, i) => (i === 0 ? firstBytes : this.#pieceBytes));
    const onPart = (bytes: number) => {
      this.#count("http", bytes);
      this.throughput.received(bytes);
      this.#hold(reel, run.pieces.shift() as number);
      if (run.pieces.length > 0) return;
      this.runs.delete(run);
      this.throughput.closed();
    };
    this.clock.after(2 * this.habits.delay, () => {
      if (stopped) return;
      this.throughput.began(2 * this.habits.delay);
      stop = this.origin.send({ parts, onPart });
    });
  }

  #count(source: "peers" | "http", bytes: number): void {
    this.bytes[source] += bytes;
    if (this.clock.now - this.habits.joinsAt >= 30) this.later[source] += bytes;
  }

  #hold(reel: Reel, piece: number): void {
    this.#advance();
    reel.heldAt[piece] = Math.min(reel.heldAt[piece] as number, this.clock.now);
    this.nudge();
    for (const { peer } of reel.links.values()) this.clock.after(this.habits.delay + peer.habits.delay, () => peer.nudge());
  }

  received(delivery: Delivery): void {
    const reel = this.reels[delivery.rung] as Reel;
    const link = reel.links.get(delivery.from.id);
    if (link?.out.get(delivery.piece) !== delivery) return;
    link.out.delete(delivery.piece);
    link.pace.delivered(this.clock.now, delivery);
    if (delivery.from.habits.manners === "wrong") {
      this.hashFailures += 1;
      this.bytes.wasted += delivery.bytes;
      this.#banned.add(delivery.from);
      for (const { index } of this.reels) this.part(delivery.from, index);
      return;
    }
    this.#count("peers", delivery.bytes);
    this.#hold(reel, delivery.piece);
  }
}
