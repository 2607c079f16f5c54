import { addByteText } from "./byte-text.ts";

/**
 * The only place that knows webtorrent from inside. It uses fields that webtorrent 3.0.21 does not document
 * (`_markVerified`, `_markUnverified`, `_checkDone`, `_peers`, stream states, the tracker's socket), so that pieces which
 * came by HTTP count as downloaded and are announced. `supports` checks them; where one is missing the page stays with
 * HTTP.
 */

const crossingMilliseconds = 10_000;

/** A connection that speaks the peer protocol (bittorrent-protocol 5). */
export interface PeerWire {
  readonly peerId: string;
  readonly type: string;
  readonly destroyed: boolean;
  readonly peerChoking: boolean;
  readonly amChoking: boolean;
  readonly peerPieces: { get(piece: number): boolean };
  readonly lt_donthave?: { donthave(piece: number): void; on(event: "donthave", listener: (piece: number) => void): void };
  readonly _readableState?: { buffered?: number };
  destroy(): void;
  have(piece: number): void;
  interested(): void;
  unchoke(): void;
  request(piece: number, offset: number, length: number, done: (error: Error | null, block: Uint8Array) => void): void;
  cancel(piece: number, offset: number, length: number): void;
  extended(name: string, payload: Uint8Array): void;
  use(extension: new (wire: PeerWire) => object): void;
  on(event: string, listener: (...values: never[]) => void): void;
}

interface Connection {
  readonly bufferSize?: number;
  readonly _writableState?: { buffered?: number };
  readonly _channel?: { bufferedAmount?: number } | null;
}

/** The tracker client's connection; by itself it waits up to five minutes before it tries again. */
interface TrackerConnection {
  readonly reconnecting?: boolean;
  readonly reconnectTimer?: ReturnType<typeof setTimeout>;
  readonly socket?: { readonly connected?: boolean } | null;
  _openSocket?(): void;
  _onSocketConnect?(): void;
}

/** A connection that a tracker brought: its id is the other page's. */
export interface Offered {
  readonly id: string;
  /** Whether this page offered it. */
  readonly initiator?: boolean;
}

interface Torrent {
  readonly discovery?: { readonly tracker?: { readonly _trackers?: readonly TrackerConnection[] } | null } | null;
  readonly infoHash: string;
  readonly destroyed: boolean;
  readonly ready: boolean;
  readonly wires: PeerWire[];
  readonly bitfield: { get(piece: number): boolean };
  readonly _peers: Map<string, { wire?: PeerWire; conn?: Connection & Offered }> | null;
  addPeer(peer: Offered | string, source?: string): boolean;
  removePeer(id: string): void;
  _markVerified(piece: number): void;
  _markUnverified(piece: number): void;
  _checkDone(): void;
  on(event: string, listener: (...values: never[]) => void): void;
  destroy(options: { destroyStore: boolean }): void;
}

interface Client {
  readonly peerId: string;
  add(file: Uint8Array, options: object): Torrent;
  on(event: string, listener: (error: Error) => void): void;
  destroy(): void;
}

export type ClientConstructor = new (options: object) => Client;

export interface ClientOptions {
  readonly iceServers: readonly RTCIceServer[];
  /** Fields for every announce, the token among them. */
  announceFields(): Record<string, unknown>;
  onError(error: Error): void;
}

export class TorrentClient {
  readonly #client: Client;

  constructor(constructor: ClientConstructor, options: ClientOptions) {
    addByteText();
    this.#client = new constructor({
      dht: false,
      lsd: false,
      utp: false,
      utPex: false,
      natUpnp: false,
      natPmp: false,
      webSeeds: false,
      tracker: { rtcConfig: { iceServers: options.iceServers }, getAnnounceOpts: () => options.announceFields() },
    });
    this.#client.on("error", (error) => options.onError(error));
  }

  get peerId(): string {
    return this.#client.peerId;
  }

  add(file: Uint8Array, pieceLength: number, listener: TorrentListener): TorrentHandle {
    const torrent = this.#client.add(file, {
      deselect: true,
      preloadedStore: new OwnStore(pieceLength),
      storeCacheSlots: 0,
      alwaysChokeSeeders: false,
      uploads: 1000,
      destroyStoreOnDestroy: false,
    });
    keepOneOfCrossing(torrent, this.peerId);
    return new TorrentHandle(torrent, listener);
  }

  destroy(): void {
    this.#client.destroy();
  }
}

/**
 * Pages that come at the same moment offer a connection to each other. webtorrent keeps what it saw first, which on
 * either side is the other's offer, and drops its own, so that none is left. Here both keep what the page with the lower
 * id offered; only while the connections are new, because later an offer does not cross another.
 */
function keepOneOfCrossing(torrent: Torrent, ownId: string): void {
  const add = torrent.addPeer.bind(torrent);
  const addedAt = new WeakMap<Offered, number>();
  torrent.addPeer = (peer, source) => {
    if (typeof peer === "string") return add(peer, source);
    const known = torrent._peers?.get(peer.id)?.conn;
    const crosses = known && known.initiator !== peer.initiator && performance.now() - (addedAt.get(known) ?? 0) < crossingMilliseconds;
    if (crosses && peer.initiator === ownId < peer.id) torrent.removePeer(peer.id);
    addedAt.set(peer, performance.now());
    return add(peer, source);
  };
}

/** Holds nothing: pieces lie in the bank, and requests are answered by the uploader's own queue. */
class OwnStore {
  constructor(readonly chunkLength: number) {}

  get(_piece: number, options: { offset?: number } | null, done: (error: Error | null, bytes?: Uint8Array) => void): void {
    const isVerification = options?.offset === undefined;
    if (isVerification) queueMicrotask(() => done(new Error("nothing is stored here")));
  }

  put(_piece: number, _bytes: Uint8Array, done: (error: Error | null) => void): void {
    done(null);
  }

  close(done: (error: Error | null) => void): void {
    done(null);
  }

  destroy(done: (error: Error | null) => void): void {
    done(null);
  }
}

export interface TorrentListener {
  /** The torrent takes pieces from now on, or cannot because webtorrent is not as expected. */
  ready(works: boolean): void;
  wire(wire: PeerWire): void;
  failed(error: Error): void;
}

/** One torrent of the page. */
export class TorrentHandle {
  readonly #torrent: Torrent;

  constructor(torrent: Torrent, listener: TorrentListener) {
    this.#torrent = torrent;
    torrent.on("ready", () => listener.ready(supports(torrent)));
    torrent.on("wire", (wire: PeerWire) => listener.wire(wire));
    torrent.on("error", (error: Error) => listener.failed(error));
    torrent.on("warning", () => undefined);
  }

  /** From now on the piece is ours to give. */
  announce(pieces: readonly number[]): void {
    if (this.#torrent.destroyed || !this.#torrent.ready) return;
    for (const piece of pieces) {
      if (this.#torrent.bitfield.get(piece)) continue;
      this.#torrent._markVerified(piece);
      for (const wire of this.#torrent.wires) wire.have(piece);
    }
    this.#torrent._checkDone();
  }

  /** The piece is no longer here; peers that understand it are told (`lt_donthave`). */
  forget(piece: number): void {
    if (this.#torrent.destroyed || !this.#torrent.ready || !this.#torrent.bitfield.get(piece)) return;
    this.#torrent._markUnverified(piece);
    for (const wire of this.#torrent.wires) wire.lt_donthave?.donthave(piece);
  }

  /** Goes back to the tracker at once if the connection was lost; says whether it was. */
  revive(): boolean {
    let lost = false;
    for (const tracker of this.#torrent.discovery?.tracker?._trackers ?? []) {
      if (!tracker.reconnecting) continue;
      lost = true;
      if (tracker.socket?.connected) tracker._onSocketConnect?.();
      if (tracker.socket || !tracker._openSocket) continue;
      clearTimeout(tracker.reconnectTimer);
      tracker._openSocket();
    }
    return lost;
  }

  /** Bytes that were handed to the wire and have not left the page. */
  waiting(wire: PeerWire): number {
    const connection = this.#connectionOf(wire);
    const queued = (wire._readableState?.buffered ?? 0) + (connection?._writableState?.buffered ?? 0);
    return queued + (connection?._channel?.bufferedAmount ?? connection?.bufferSize ?? 0);
  }

  #connectionOf(wire: PeerWire): Connection | undefined {
    for (const peer of this.#torrent._peers?.values() ?? []) if (peer.wire === wire) return peer.conn;
    return undefined;
  }

  destroy(): void {
    if (!this.#torrent.destroyed) this.#torrent.destroy({ destroyStore: false });
  }
}

/** Whether a wire has what this page asks and answers through. */
export function fits(wire: PeerWire): boolean {
  const methods = ["request", "cancel", "have", "extended", "use", "on", "interested", "unchoke", "destroy"] as const;
  return methods.every((method) => typeof wire[method] === "function") && typeof wire.peerPieces?.get === "function";
}

function supports(torrent: Torrent): boolean {
  return (
    typeof torrent._markVerified === "function" &&
    typeof torrent._markUnverified === "function" &&
    typeof torrent._checkDone === "function" &&
    typeof torrent.addPeer === "function" &&
    typeof torrent.removePeer === "function" &&
    typeof torrent.bitfield?.get === "function" &&
    Array.isArray(torrent.wires) &&
    torrent._peers instanceof Map
  );
}
