import assert from "node:assert/strict";
import { test } from "node:test";
import type { PeerWire } from "../../src/player/swarm/adapter.ts";
import { channelAllowance } from "../../src/player/scheduler/upload-queue.ts";
import { Uploader } from "../../src/player/swarm/uploader.ts";

const block = 16 * 1024;
const wire = { destroyed: false } as unknown as PeerWire;

test("a limit on what a page gives is kept, and told to others", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let milliseconds = 1000;
  const uploader = new Uploader(() => milliseconds / 1000, 10 * block);
  let handed = 0;
  for (let i = 0; i < 60; i++) {
    uploader.add({ wire, piece: 0, offset: i * block, length: block, waiting: () => 0, hand: () => void (handed += 1) });
  }
  const atOnce = handed;
  assert.ok(atOnce <= 6, `${atOnce} blocks at once`);
  for (const end = milliseconds + 3000; milliseconds < end; milliseconds += 10) t.mock.timers.tick(10);
  assert.ok(Math.abs(handed - atOnce - 30) <= 1, `${handed - atOnce} blocks in three seconds`);
  assert.equal(uploader.told, 10 * block);
  uploader.drop(wire);
});

test("a hidden page, whose timers come once a second, hands over what a second carries", () => {
  assert.equal(channelAllowance(0, 0.02), 48 * 1024);
  assert.equal(channelAllowance(1_000_000, 0.02), 200_000);
  assert.equal(channelAllowance(1_000_000, 1), 1_500_000);
  assert.ok(channelAllowance(0, 1) > 256 * 1024);
});
