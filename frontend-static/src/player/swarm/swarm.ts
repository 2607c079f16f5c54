import type { Bank } from "../bank/bank.ts";
import type { Shelf } from "../bank/shelf.ts";
import { hashOf, type Metainfo, sameBytes, sha1, withTracker } from "../bank/metainfo.ts";
import { placesOf, served } from "../scheduler/places.ts";
import { rules } from "../scheduler/rules.ts";
import type { Reserved, Wire } from "../scheduler/types.ts";
import { fits, type PeerWire, type TorrentClient, type TorrentHandle } from "./adapter.ts";
import { blockLength, type Delivery, Link } from "./link.ts";
import { encodeState, type PageState } from "./state.ts";
import type { Uploader } from "./uploader.ts";

const stateName = "tb_state";
const mostLinks = 16;
const tellEvery = 0.25;
const tellAnyway = 5;
const reviveFastest = 2;
const reviveSlowest = 30;

export interface SwarmEvents {
  now(): number;
  /** A block came from a peer. */
  received(bytes: number, origin: boolean): void;
  /** Bytes that came turned out to be of no use: too late, given up half-way, or wrong. */
  useless(bytes: number): void;
  /** A piece is whole and right. */
  completed(): void;
  /** A piece was wrong; its sender was shut out. */
  corrupted(piece: number): void;
  /** The torrent library is not as expected. */
  unfit(): void;
  /** Something happened that may change decisions. */
  changed(): void;
}

/** The peers of one rendition, and the pieces on their way from them. */
export class Swarm {
  readonly links = new Map<string, Link>();
  readonly #torrent: TorrentHandle;
  #state: Omit<PageState, "serves"> | null = null;
  #served: ReadonlySet<string> = new Set();
  #toldAt = 0;
  #reviveAt = 0;
  #reviveAfter = reviveFastest;
  works = false;

  constructor(
    readonly client: TorrentClient,
    tracker: string,
    readonly metainfo: Metainfo,
    readonly bank: Bank,
    readonly shelf: () => Shelf | null,
    readonly known: { readonly seeders: ReadonlySet<string>; readonly banned: Set<string> },
    readonly uploader: Uploader,
    readonly events: SwarmEvents,
  ) {
    this.#torrent = client.add(withTracker(metainfo.info, tracker), metainfo.pieceLength, {
      ready: (works) => {
        this.works = works;
        if (works) this.announceHeld();
        else this.#refuse();
      },
      wire: (wire) => this.#join(wire),
      failed: () => events.changed(),
    });
  }

  /** The library is not the one whose inside the adapter knows. */
  #refuse(): void {
    this.destroy();
    this.events.unfit();
  }

  /** Offers everything that is held and was verified. */
  announceHeld(): void {
    void this.#verifyHeld();
  }

  async #verifyHeld(): Promise<void> {
    this.#torrent.announce([...(this.shelf()?.held ?? [])]);
    for (const piece of [...this.bank.held]) await this.offer(piece);
  }

  /** Verifies a piece that HTTP brought and offers it; a wrong one is not offered. */
  async offer(piece: number): Promise<boolean> {
    const bytes = this.bank.get(piece);
    if (!bytes) return false;
    const right = sameBytes(await sha1(bytes), hashOf(this.metainfo, piece));
    if (right && this.bank.has(piece)) {
      this.bank.verified.add(piece);
      this.#torrent.announce([piece]);
    }
    return right;
  }

  forget(piece: number): void {
    this.#torrent.forget(piece);
  }

  /** To be called often: goes back to a lost tracker, sooner at first and every half minute in the end. */
  keepTracker(): void {
    const now = this.events.now();
    if (now < this.#reviveAt) return;
    this.#reviveAfter = Math.min(reviveSlowest, this.#reviveAfter * 1.5);
    this.#reviveAt = now + (this.#torrent.revive() ? this.#reviveAfter : (this.#reviveAfter = reviveFastest));
  }

  get viewers(): Link[] {
    return [...this.links.values()].filter((link) => !link.origin);
  }

  wires(now: number): Wire[] {
    const pieceBytes = this.metainfo.pieceLength;
    return [...this.links.values()]
      .filter((link) => link.mayAsk(now))
      .map((link) => {
        const pace = link.paceNow(now, pieceBytes);
        return {
          id: link.id,
          origin: link.origin,
          pace,
          busy: link.busy(now, pieceBytes),
          serves: link.serves,
          room: (pace < rules.fastPace ? 2 : 1) - link.out.size,
          has: (piece) => link.has(piece),
          fetches: (piece) => link.fetches(piece, now),
        };
      });
  }

  reserved(now: number, dueOf: (piece: number) => number): Reserved[] {
    const pieceBytes = this.metainfo.pieceLength;
    return [...this.links.values()].flatMap((link) => {
      const usual = link.pace.seconds(pieceBytes, link.state?.uplink ?? 0);
      return [...link.out.values()].map((delivery) => ({
        piece: delivery.piece,
        due: dueOf(delivery.piece),
        left: link.left(now, delivery, pieceBytes),
        silent: link.pace.isSilent(now, delivery, usual),
        fast: usual <= rules.fastPace,
      }));
    });
  }

  isReserved(piece: number): boolean {
    for (const link of this.links.values()) if (link.out.has(piece)) return true;
    return false;
  }

  /** Reserves the piece on one peer and asks for all its blocks at once, in order. */
  ask(id: string, piece: number): void {
    const link = this.links.get(id);
    if (!link || this.isReserved(piece)) return;
    const length = this.bank.layout.lengthOf(piece);
    const missing = new Set<number>();
    for (let offset = 0; offset < length; offset += blockLength) missing.add(offset);
    const bytes = new Uint8Array(length);
    const delivery: Delivery = { piece, bytes, askedAt: this.events.now(), firstAt: 0, lastAt: 0, done: 0, front: 0, missing };
    link.out.set(piece, delivery);
    for (const offset of [...missing]) {
      if (link.out.get(piece) !== delivery) return;
      link.wire.request(piece, offset, Math.min(blockLength, length - offset), (error, block) => {
        if (link.out.get(piece) !== delivery) {
          if (!error) this.events.useless(block.length);
          return;
        }
        if (error) this.#fail(link, delivery);
        else this.#take(link, delivery, offset, block);
      });
    }
  }

  /** Takes the piece back from whoever was asked; gives what came so far, from the front without a gap. */
  takeBack(piece: number): { bytes: Uint8Array<ArrayBuffer>; front: number; sender: string } | null {
    const now = this.events.now();
    for (const link of this.links.values()) {
      const delivery = link.out.get(piece);
      if (!delivery) continue;
      const usual = link.pace.seconds(this.metainfo.pieceLength, link.state?.uplink ?? 0);
      if (link.pace.isSilent(now, delivery, usual)) link.pace.punish(now);
      this.events.useless(receivedOf(delivery) - delivery.front);
      this.#release(link, delivery);
      return { bytes: delivery.bytes, front: delivery.front, sender: link.id };
    }
    return null;
  }

  #take(link: Link, delivery: Delivery, offset: number, block: Uint8Array): void {
    const now = this.events.now();
    this.events.received(block.length, link.origin);
    link.bytesIn += block.length;
    delivery.bytes.set(block, offset);
    delivery.firstAt ||= now;
    delivery.lastAt = now;
    delivery.missing.delete(offset);
    delivery.front = delivery.missing.size === 0 ? delivery.bytes.length : Math.min(...delivery.missing);
    delivery.done = 1 - (delivery.missing.size * blockLength) / delivery.bytes.length;
    if (delivery.missing.size === 0) void this.#finish(link, delivery);
  }

  async #finish(link: Link, delivery: Delivery): Promise<void> {
    link.pace.delivered(this.events.now(), delivery);
    const right = sameBytes(await sha1(delivery.bytes), hashOf(this.metainfo, delivery.piece));
    if (link.out.get(delivery.piece) === delivery) link.out.delete(delivery.piece);
    if (right) {
      this.bank.put(delivery.piece, delivery.bytes);
      this.bank.verified.add(delivery.piece);
      this.#torrent.announce([delivery.piece]);
      this.events.completed();
    } else {
      this.events.useless(delivery.bytes.length);
      this.ban(link.id);
      this.events.corrupted(delivery.piece);
    }
  }

  /** One sender per piece: a wrong hash names exactly one. */
  ban(id: string): void {
    this.known.banned.add(id);
    this.links.get(id)?.wire.destroy();
  }

  #fail(link: Link, delivery: Delivery): void {
    this.events.useless(receivedOf(delivery));
    this.#release(link, delivery);
    this.events.changed();
  }

  #release(link: Link, delivery: Delivery): void {
    link.out.delete(delivery.piece);
    for (const offset of delivery.missing) {
      link.wire.cancel(delivery.piece, offset, Math.min(blockLength, delivery.bytes.length - offset));
    }
  }

  #join(wire: PeerWire): void {
    if (this.known.banned.has(wire.peerId) || this.links.has(wire.peerId) || this.links.size >= mostLinks) {
      wire.destroy();
      return;
    }
    if (!fits(wire)) {
      this.#refuse();
      return;
    }
    const link = new Link(wire, this.known.seeders.has(wire.peerId), this.bank.layout.pieces);
    this.links.set(link.id, link);
    wire.use(this.#stateExtension(link));
    const changed = () => this.events.changed();
    for (const event of ["unchoke", "have", "bitfield", "have-all"]) wire.on(event, changed);
    wire.on("request", ((piece: number, offset: number, length: number, answer: Answer) =>
      this.#serve(link, piece, offset, length, answer)) as (...values: never[]) => void);
    wire.on("cancel", ((piece: number, offset: number, length: number) =>
      this.uploader.cancel(wire, piece, offset, length)) as (...values: never[]) => void);
    wire.on("upload", ((bytes: number) => {
      link.bytesOut += bytes;
    }) as (...values: never[]) => void);
    wire.on("close", () => this.#leave(link));
  }

  #leave(link: Link): void {
    if (this.links.get(link.id) === link) this.links.delete(link.id);
    for (const delivery of link.out.values()) this.events.useless(receivedOf(delivery));
    link.out.clear();
    this.uploader.drop(link.wire);
    this.events.changed();
  }

  #serve(link: Link, piece: number, offset: number, length: number, answer: Answer): void {
    const bytes = this.bank.get(piece);
    if (bytes) this.#queue(link, piece, offset, length, bytes, answer);
    else void this.#serveFromShelf(link, piece, offset, length, answer);
  }

  async #serveFromShelf(link: Link, piece: number, offset: number, length: number, answer: Answer): Promise<void> {
    const shelf = this.shelf();
    const bytes = shelf?.has(piece) ? await shelf.get(piece) : null;
    if (bytes && !link.wire.destroyed) {
      this.#queue(link, piece, offset, length, bytes, answer);
      return;
    }
    this.forget(piece);
    answer(new Error("not here"));
  }

  #queue(link: Link, piece: number, offset: number, length: number, bytes: Uint8Array, answer: Answer): void {
    if (offset + length > bytes.length) {
      answer(new Error("not here"));
      return;
    }
    this.uploader.add({
      wire: link.wire,
      piece,
      offset,
      length,
      waiting: () => this.#torrent.waiting(link.wire),
      hand: () => answer(null, bytes.subarray(offset, offset + length)),
    });
  }

  #stateExtension(link: Link): new (wire: PeerWire) => object {
    const swarm = this;
    class StateExtension {
      onExtendedHandshake(): void {
        link.understands = true;
        swarm.#sendState(link, true);
      }

      onMessage(message: Uint8Array): void {
        link.hear(message, swarm.events.now());
        swarm.events.changed();
      }
    }
    Object.defineProperty(StateExtension.prototype, "name", { value: stateName });
    return StateExtension;
  }

  /** Tells the neighbours what changed; not more than four times a second, and every five seconds anyway. */
  tell(state: Omit<PageState, "serves">): void {
    const now = this.events.now();
    if (now - this.#toldAt < tellEvery) return;
    const isDue = now - this.#toldAt >= tellAnyway;
    this.#state = state;
    this.#unchoke();
    this.#place();
    for (const link of this.links.values()) if (this.#sendState(link, isDue)) this.#toldAt = now;
  }

  /**
   * Everybody may ask; what is given is the uploader's business. webtorrent waits until somebody wants what is here, and
   * whoever holds the same would take itself for alone until then.
   */
  #unchoke(): void {
    for (const { wire } of this.links.values()) if (wire.amChoking && !wire.destroyed) wire.unchoke();
  }

  /** Gives the places of this page's uplink to those who play this rung. */
  #place(): void {
    const askers = this.viewers.filter(({ state }) => state?.active).map(({ id }) => id);
    this.#served = served(this.client.peerId, askers, placesOf(this.uploader.told, this.metainfo.pieceLength));
  }

  /** @returns whether there was something to tell */
  #sendState(link: Link, again: boolean): boolean {
    if (!link.understands || !this.#state || link.wire.destroyed) return false;
    const serves = link.state?.active !== true || this.#served.has(link.id);
    const message = encodeState({ ...this.#state, serves });
    if (!again && link.told && sameBytes(message, link.told)) return false;
    link.told = message;
    link.wire.extended(stateName, message);
    return true;
  }

  destroy(): void {
    this.works = false;
    this.#torrent.destroy();
    for (const link of this.links.values()) this.uploader.drop(link.wire);
    this.links.clear();
  }
}

type Answer = (error: Error | null, block?: Uint8Array) => void;

function receivedOf({ bytes, missing }: Delivery): number {
  return Math.max(0, bytes.length - missing.size * blockLength);
}
