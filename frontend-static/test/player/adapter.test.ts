import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Duplex } from "node:stream";
import { type ClientConstructor, fits, type PeerWire, TorrentClient, type TorrentHandle } from "../../src/player/swarm/adapter.ts";

/**
 * What the adapter takes for granted of webtorrent's inside, tried on the file that pages get: an upgrade that breaks it
 * fails here.
 */
const pieceLength = 16 * 1024;
const film = new Uint8Array(4 * pieceLength).map((_, i) => (i * 31) & 0xff);
const limit = 20_000;

async function library(): Promise<ClientConstructor> {
  const missing = { self: globalThis, window: globalThis, WebSocket: class {}, RTCPeerConnection: class {}, navigator: {} };
  for (const [name, value] of Object.entries(missing)) {
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  const file = `${process.cwd()}/node_modules/webtorrent/dist/webtorrent.min.js`;
  return ((await import(file)) as { default: ClientConstructor }).default;
}

function torrentFile(): Uint8Array {
  const hashes = Buffer.concat(
    Array.from({ length: 4 }, (_, i) => createHash("sha1").update(film.subarray(i * pieceLength, (i + 1) * pieceLength)).digest()),
  );
  const info = Buffer.concat([
    Buffer.from(`d6:lengthi${film.length}e4:name4:film12:piece lengthi${pieceLength}e6:pieces${hashes.length}:`),
    hashes,
    Buffer.from("e"),
  ]);
  return new Uint8Array(Buffer.concat([Buffer.from("d4:info"), info, Buffer.from("e")]));
}

/** Two ends of one channel, as webtorrent knows them: what is written to one is read from the other. */
function channel(ids: readonly [string, string] = ["end-0", "end-1"]): [Duplex, Duplex] {
  const ends: Duplex[] = [];
  for (const i of [0, 1]) {
    const end = new Duplex({
      read: () => undefined,
      write: (bytes, _, done) => {
        setImmediate(() => ends[1 - i]?.push(bytes));
        done();
      },
    });
    ends.push(Object.assign(end, { id: ids[i], initiator: i === 0, connected: true, remoteAddress: "test" }));
  }
  return ends as [Duplex, Duplex];
}

interface Page {
  readonly client: TorrentClient;
  readonly handle: TorrentHandle;
  readonly works: boolean;
  readonly wire: Promise<PeerWire>;
  connect(end: Duplex): void;
}

function page(constructor: ClientConstructor): Promise<Page> {
  const made: { addPeer?: (end: Duplex) => void } = {};
  const Watched = class extends (constructor as unknown as new (options: object) => { add(...values: never[]): unknown }) {
    override add(...values: never[]): unknown {
      const torrent = super.add(...values) as { addPeer(end: Duplex): void };
      made.addPeer = (end) => torrent.addPeer(end);
      return torrent;
    }
  };
  const client = new TorrentClient(Watched as unknown as ClientConstructor, {
    iceServers: [],
    announceFields: () => ({}),
    onError: (error) => assert.fail(error),
  });
  let met: (wire: PeerWire) => void = () => undefined;
  const wire = new Promise<PeerWire>((resolve) => (met = resolve));
  return new Promise((resolve) => {
    const handle: TorrentHandle = client.add(torrentFile(), pieceLength, {
      ready: (works) => resolve({ client, handle, works, wire, connect: (end) => made.addPeer?.(end) }),
      wire: (found) => met(found),
      failed: (error) => assert.fail(error),
    });
  });
}

test("of two connections that cross, both pages keep the same one, whoever sees which first", { timeout: limit }, async () => {
  const constructor = await library();
  for (const ownFirst of [false, true]) {
    const [left, right] = await Promise.all([page(constructor), page(constructor)]);
    const [leftId, rightId] = [left.client.peerId, right.client.peerId];
    const [offeredByLeft, takenByRight] = channel([rightId, leftId]);
    const [offeredByRight, takenByLeft] = channel([leftId, rightId]);
    const atLeft = ownFirst ? [offeredByLeft, takenByLeft] : [takenByLeft, offeredByLeft];
    for (const end of atLeft) left.connect(end);
    for (const end of [takenByRight, offeredByRight]) right.connect(end);
    const leftIsLower = leftId < rightId;
    assert.deepEqual([offeredByLeft.destroyed, takenByRight.destroyed], [!leftIsLower, !leftIsLower]);
    assert.deepEqual([offeredByRight.destroyed, takenByLeft.destroyed], [leftIsLower, leftIsLower]);
    left.client.destroy();
    right.client.destroy();
  }
});

test("a piece that is put in by hand is offered, asked for and answered, and taken off the offer", { timeout: limit }, async () => {
  const constructor = await library();
  const [giver, taker] = await Promise.all([page(constructor), page(constructor)]);
  assert.ok(giver.works && taker.works);
  giver.handle.announce([2]);
  const [left, right] = channel();
  giver.connect(left);
  taker.connect(right);
  const [toTaker, toGiver] = await Promise.all([giver.wire, taker.wire]);
  assert.ok(fits(toTaker) && fits(toGiver));
  toTaker.on("request", ((piece: number, offset: number, length: number, answer: (error: Error | null, bytes: Uint8Array) => void) => {
    answer(null, film.subarray(piece * pieceLength + offset, piece * pieceLength + offset + length));
  }) as (...values: never[]) => void);

  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  await until(() => toGiver.peerPieces.get(2) && !toGiver.peerChoking);
  assert.equal(toGiver.peerPieces.get(1), false);
  const block = await new Promise<Uint8Array>((resolve, reject) => {
    toGiver.request(2, 0, pieceLength, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
  assert.deepEqual(new Uint8Array(block), film.subarray(2 * pieceLength, 3 * pieceLength));

  giver.handle.announce([1]);
  await until(() => toGiver.peerPieces.get(1));
  const gone = new Promise<number>((resolve) => toGiver.lt_donthave?.on("donthave", resolve));
  giver.handle.forget(1);
  assert.equal(await gone, 1);
  assert.equal(typeof toTaker._readableState?.buffered, "number");
  giver.client.destroy();
  taker.client.destroy();
});
