import assert from "node:assert/strict";
import { test } from "node:test";
import { Bank } from "../../src/player/bank/bank.ts";
import { Layout } from "../../src/player/bank/layout.ts";
import { Timeline } from "../../src/player/bank/timeline.ts";

const file = Uint8Array.from({ length: 100 }, (_, i) => i);
const layout = new Layout(100, 16);
const never = new AbortController().signal;

test("a read completes from a growing range as its last byte arrives", async () => {
  const bank = new Bank(layout);
  const read = bank.read(10, 30, never);
  const range = bank.begin(0, 64);
  range.bytes.set(file.subarray(0, 64));
  range.received = 29;
  bank.grew();
  assert.equal(bank.waiting.length, 1);
  range.received = 30;
  bank.grew();
  assert.deepEqual(await read, file.slice(10, 30));
});

test("a read completes from pieces and a range together", async () => {
  const bank = new Bank(layout);
  const read = bank.read(10, 40, never);
  bank.put(1, file.slice(16, 32));
  const head = bank.begin(0, 16);
  head.bytes.set(file.subarray(0, 16));
  head.received = 16;
  bank.grew();
  const tail = bank.begin(32, 48);
  tail.bytes.set(file.subarray(32, 48));
  tail.received = 8;
  bank.grew();
  assert.deepEqual(await read, file.slice(10, 40));
});

test("a read that is given up is forgotten", () => {
  const bank = new Bank(layout);
  const stop = new AbortController();
  void bank.read(0, 16, stop.signal);
  stop.abort();
  assert.equal(bank.waiting.length, 0);
});

test("the file's head stays although no whole piece holds it", async () => {
  const bank = new Bank(layout);
  const head = bank.begin(0, 5);
  head.bytes.set(file.subarray(0, 5));
  head.received = 5;
  bank.finish(head, true);
  assert.deepEqual(await bank.read(0, 5, never), file.slice(0, 5));
});

test("dropped pieces are missing again and no longer counted", () => {
  const bank = new Bank(layout);
  bank.put(6, file.slice(96, 100));
  bank.put(0, file.slice(0, 16));
  assert.equal(bank.bytes, 20);
  assert.equal(bank.firstMissing(0, 32), 16);
  bank.drop(0);
  assert.equal(bank.bytes, 4);
  assert.equal(bank.firstMissing(0, 32), 0);
});

test("bytes are needed when the fragment that holds them plays", () => {
  const timeline = new Timeline(
    [
      { start: 0, end: 4, from: 8, to: 40 },
      { start: 4, end: 8, from: 40, to: 70 },
      { start: 8, end: 10, from: 70, to: 100 },
    ],
    8,
  );
  assert.equal(timeline.needOf(39), 0);
  assert.equal(timeline.needOf(40), 4);
  assert.equal(timeline.needOfPiece(2, layout), 0);
  assert.equal(timeline.needOfPiece(3, layout), 4);
  assert.equal(timeline.at(4)?.from, 40);
  assert.equal(timeline.at(99)?.from, 70);
  assert.deepEqual([...timeline.piecesBetween(5, 9, layout)], [2, 3, 4, 5, 6]);
});
