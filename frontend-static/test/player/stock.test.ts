import assert from "node:assert/strict";
import { test } from "node:test";
import type { Files } from "../../src/player/bank/files.ts";
import { Timeline } from "../../src/player/bank/timeline.ts";
import type { Swarm } from "../../src/player/swarm/swarm.ts";
import { Rendition } from "../../src/player/rendition.ts";
import { Stock } from "../../src/player/stock.ts";

const pieceLength = 1000;
const fragments = 400;

class Disk implements Files {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  failing = false;

  constructor(readonly budget: number) {}

  async write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.failing) throw new Error("the disk is full");
    this.files.set(name, bytes.slice());
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = this.files.get(name);
    if (!bytes) throw new Error("not there");
    return bytes;
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }
}

/** A film of one piece a second, all of it held and verified, whose play head is at second 200. */
function film(budget: number, verified = true) {
  const rendition = new Rendition({
    height: 720, width: 1280, bitsPerSecond: 8000, averageBitsPerSecond: 8000, size: pieceLength * fragments,
    file: "/f.mp4", playlist: "/f.m3u8", infoHash: "00", torrent: "/f.torrent", pieceLength,
  });
  rendition.timeline = new Timeline(
    Array.from({ length: fragments }, (_, i) => ({ start: i, end: i + 1, from: i * pieceLength, to: (i + 1) * pieceLength })),
    0,
  );
  const forgotten: number[] = [];
  rendition.swarm = { forget: (piece: number) => forgotten.push(piece) } as unknown as Swarm;
  for (let piece = 0; piece < fragments; piece++) {
    rendition.bank.put(piece, new Uint8Array(pieceLength).fill(piece));
    if (verified) rendition.bank.verified.add(piece);
  }
  const disk = new Disk(budget);
  const stock = new Stock([rendition], async () => disk, 200 * pieceLength);
  const head = { time: 200, bufferedTo: 230, active: true };
  const tidy = async () => {
    for (let i = 0; i < 200; i++) {
      stock.tidy(rendition, head);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { rendition, disk, stock, forgotten, tidy };
}

test("what does not fit into memory goes to the disk and stays on offer", async () => {
  const { rendition, stock, forgotten, tidy } = film(1e9);
  rendition.usedAt = 1;
  await tidy();
  assert.ok(stock.bytes.memory <= 200 * pieceLength, `${stock.bytes.memory}`);
  assert.ok(stock.bytes.disk >= 190 * pieceLength, `${stock.bytes.disk}`);
  const both = [...rendition.bank.held].length + [...(rendition.shelf?.held ?? [])].length;
  assert.equal(both, fragments - forgotten.length);
  for (let piece = 165; piece < 285; piece++) assert.ok(rendition.bank.has(piece), `piece ${piece} is around the play head`);
});

test("what was put away comes back when it is read", async () => {
  const { rendition, stock, tidy } = film(1e9);
  await tidy();
  const away = [...(rendition.shelf?.held ?? [])][0] as number;
  const read = rendition.bank.read(away * pieceLength, (away + 1) * pieceLength, new AbortController().signal);
  stock.restore(rendition, [away]);
  assert.deepEqual(await read, new Uint8Array(pieceLength).fill(away));
});

test("a disk that is full, small or failing loses pieces, and peers are told", async () => {
  for (const [budget, failing] of [[20 * pieceLength, false], [1e9, true]] as const) {
    const { disk, stock, forgotten, tidy } = film(budget);
    disk.failing = failing;
    await tidy();
    assert.ok(stock.bytes.memory <= 200 * pieceLength);
    assert.ok(stock.bytes.disk <= budget);
    assert.ok(forgotten.length >= 150, `${forgotten.length}`);
  }
});

test("bytes that nobody verified are not put away", async () => {
  const { stock, tidy } = film(1e9, false);
  await tidy();
  assert.equal(stock.bytes.disk, 0);
});

test("a piece that the disk lost is taken off the offer", async () => {
  const { rendition, disk, stock, forgotten, tidy } = film(1e9);
  await tidy();
  const away = [...(rendition.shelf?.held ?? [])].at(-1) as number;
  disk.files.clear();
  stock.restore(rendition, [away]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(forgotten.includes(away));
  assert.equal(rendition.shelf?.has(away), false);
});
