import { type Candidate, ownerOf, shareOf, weightOf } from "../../../src/player/scheduler/owners.ts";
import { Pace } from "../../../src/player/scheduler/pace.ts";
import { decide } from "../../../src/player/scheduler/policy.ts";
import { rules } from "../../../src/player/scheduler/rules.ts";
import type { Situation, Wanted } from "../../../src/player/scheduler/types.ts";

export interface Film {
  readonly bytesPerSecond: number;
  readonly pieceBytes: number;
  readonly seconds: number;
  readonly fragmentSeconds: number;
}

export interface Habits {
  readonly joinsAt: number;
  readonly leavesAt: number;
  /** Bytes per second. */
  readonly uplink: number;
  /** Says that it has everything and sends nothing. */
  readonly lies: boolean;
}

interface Delivery {
  readonly piece: number;
  readonly askedAt: number;
  firstAt: number;
  lastAt: number;
  got: number;
  readonly done: number;
}

export interface Link {
  readonly peer: Viewer;
  readonly since: number;
  readonly pace: Pace;
  readonly out: Map<number, Delivery>;
}

/** A page of the simulation: it decides with the page's own policy; the model moves its bytes. */
export class Viewer {
  readonly held = new Set<number>();
  readonly links = new Map<string, Link>();
  readonly runs: { pieces: number[]; got: number; urgent: boolean }[] = [];
  /** What others asked for, in order. */
  readonly queue: { to: Viewer; piece: number; left: number }[] = [];
  readonly bytes = { peers: 0, http: 0, wasted: 0 };
  head = 0;
  stalled = 0;
  startedAt = -1;
  sent = 0;
  #nextAhead = 0;

  constructor(
    readonly id: string,
    readonly film: Film,
    readonly habits: Habits,
  ) {}

  isThere(now: number): boolean {
    return now >= this.habits.joinsAt && now < this.habits.leavesAt;
  }

  get pieces(): number {
    return Math.ceil((this.film.seconds * this.film.bytesPerSecond) / this.film.pieceBytes);
  }

  claims(piece: number): boolean {
    return this.habits.lies || this.held.has(piece);
  }

  needOf(piece: number): number {
    const second = (piece * this.film.pieceBytes) / this.film.bytesPerSecond;
    return Math.floor(second / this.film.fragmentSeconds) * this.film.fragmentSeconds;
  }

  /** Whole fragments that are there without a gap, in seconds from the front. */
  get bufferedTo(): number {
    let piece = Math.floor((this.head * this.film.bytesPerSecond) / this.film.pieceBytes);
    while (piece < this.pieces && this.held.has(piece)) piece++;
    if (piece === this.pieces) return this.film.seconds;
    return Math.max(this.head, this.needOf(piece));
  }

  play(now: number, step: number): void {
    if (this.head >= this.film.seconds) return;
    const buffered = this.bufferedTo;
    if (buffered <= this.head + step) {
      if (this.startedAt >= 0) this.stalled += step;
      return;
    }
    if (this.startedAt < 0) this.startedAt = now;
    this.head = Math.min(this.film.seconds, this.head + step);
  }

  think(now: number): void {
    if (this.habits.lies) return;
    const decision = decide(this.#situation(now));
    for (const piece of decision.rescue) this.#rescue(piece, now);
    for (const { wire, piece } of decision.ask) this.#ask(wire, piece, now);
    this.#fetch(decision.fetch, true);
    if (decision.ahead.length === 0) return;
    this.#fetch(decision.ahead, false);
    const share = shareOf(this.id, this.#candidates(now));
    const seconds = (decision.ahead.length * this.film.pieceBytes) / this.film.bytesPerSecond;
    this.#nextAhead = now + seconds / (rules.aheadPace * Math.max(share, 0.02));
  }

  #situation(now: number): Situation {
    const wires = [...this.links.values()].filter(({ pace }) => !pace.isLeftAlone(now));
    const candidates = this.#candidates(now);
    const bytes = this.film.pieceBytes;
    return {
      wanted: this.#wanted(),
      reserved: [...this.links.values()].flatMap(({ pace, out, peer }) =>
        [...out.values()].map((delivery) => ({
          piece: delivery.piece,
          due: this.needOf(delivery.piece) - this.head,
          left: pace.left(now, delivery, pace.seconds(bytes, this.#told(peer))),
          silent: pace.isSilent(now, delivery, pace.seconds(bytes, this.#told(peer))),
        })),
      ),
      wires: wires.map(({ peer, pace, out }) => {
        const current = pace.current(now, [...out.values()], bytes, this.#told(peer));
        const usual = pace.seconds(bytes, this.#told(peer));
        return {
          id: peer.id,
          origin: false,
          pace: current,
          busy: [...out.values()].reduce((sum, delivery) => sum + pace.left(now, delivery, usual), 0),
          room: (current < rules.fastPace ? 2 : 1) - out.size,
          has: (piece: number) => peer.claims(piece),
          fetches: (piece: number) => peer.runs.some((run) => run.pieces.includes(piece)),
        };
      }),
      buffer: this.bufferedTo - this.head,
      peersPossible: true,
      joining: now - this.habits.joinsAt < rules.joiningTime,
      httpWorks: true,
      runs: this.runs.length,
      urgentRuns: this.runs.filter(({ urgent }) => urgent).length,
      owns: (piece) => ownerOf(piece, candidates.filter(({ from, to }) => piece >= from && piece <= to)) === this.id,
      mayFetchAhead: now >= this.#nextAhead,
    };
  }

  #told(peer: Viewer): number {
    return peer.sent > 512 * 1024 ? peer.habits.uplink : 0;
  }

  #wanted(): Wanted[] {
    const coming = new Set([...this.links.values()].flatMap(({ out }) => [...out.keys()]));
    for (const run of this.runs) for (const piece of run.pieces) coming.add(piece);
    const first = Math.floor((this.head * this.film.bytesPerSecond) / this.film.pieceBytes);
    const alone = this.links.size === 0;
    // hls.js asks for one fragment at a time; without peers nothing else is wanted.
    const until = alone ? this.bufferedTo + this.film.fragmentSeconds : this.head + rules.peerHorizon;
    const last = Math.min(this.pieces, Math.ceil((until * this.film.bytesPerSecond) / this.film.pieceBytes));
    const wanted: Wanted[] = [];
    for (let piece = first; piece < last; piece++) {
      if (!this.held.has(piece) && !coming.has(piece)) wanted.push({ piece, due: this.needOf(piece) - this.head });
    }
    return wanted;
  }

  #candidates(now: number): (Candidate & { from: number; to: number })[] {
    const page = (viewer: Viewer) => {
      const from = Math.floor((viewer.head * this.film.bytesPerSecond) / this.film.pieceBytes);
      const to = from + Math.ceil((rules.aheadHorizon * this.film.bytesPerSecond) / this.film.pieceBytes);
      return { id: viewer.id, weight: weightOf(this.#told(viewer), this.film.bytesPerSecond), from, to };
    };
    const peers = [...this.links.values()].map(({ peer }) => peer);
    return [this, ...peers.filter((peer) => !peer.habits.lies && peer.isThere(now))].map(page);
  }

  #ask(id: string, piece: number, now: number): void {
    const link = this.links.get(id);
    if (!link) return;
    link.out.set(piece, new SimulatedDelivery(piece, now, this.film.pieceBytes));
    if (!link.peer.habits.lies) link.peer.queue.push({ to: this, piece, left: this.film.pieceBytes });
  }

  #rescue(piece: number, now: number): void {
    for (const link of this.links.values()) {
      const delivery = link.out.get(piece);
      if (!delivery) continue;
      if (link.pace.isSilent(now, delivery, link.pace.seconds(this.film.pieceBytes, 0))) link.pace.punish(now);
      link.out.delete(piece);
      this.bytes.wasted += delivery.got;
      const at = link.peer.queue.findIndex((asked) => asked.to === this && asked.piece === piece);
      if (at >= 0) link.peer.queue.splice(at, 1);
    }
  }

  #fetch(pieces: readonly number[], urgent: boolean): void {
    for (let i = 0; i < pieces.length && this.runs.length < rules.runs; ) {
      const run = [pieces[i] as number];
      while (run.length < rules.runPieces && pieces[i + 1] === (pieces[i] as number) + 1) run.push(pieces[++i] as number);
      i += 1;
      this.runs.push({ pieces: run, got: 0, urgent });
    }
  }

  /** Bytes from the origin arrive at the first run. */
  receiveHttp(bytes: number): void {
    const run = this.runs[0];
    if (!run) return;
    this.bytes.http += bytes;
    run.got += bytes;
    while (run.pieces.length > 0 && run.got >= this.film.pieceBytes) {
      run.got -= this.film.pieceBytes;
      this.held.add(run.pieces.shift() as number);
    }
    if (run.pieces.length === 0) this.runs.shift();
  }

  receive(from: Viewer, piece: number, bytes: number, now: number): void {
    const link = this.links.get(from.id);
    const delivery = link?.out.get(piece);
    if (!link || !delivery) return;
    this.bytes.peers += bytes;
    delivery.firstAt ||= now;
    delivery.lastAt = now;
    delivery.got += bytes;
    if (delivery.got < this.film.pieceBytes) return;
    link.out.delete(piece);
    link.pace.delivered(now, delivery);
    this.held.add(piece);
  }
}

class SimulatedDelivery implements Delivery {
  firstAt = 0;
  lastAt = 0;
  got = 0;

  constructor(
    readonly piece: number,
    readonly askedAt: number,
    readonly size: number,
  ) {}

  get done(): number {
    return this.got / this.size;
  }
}
