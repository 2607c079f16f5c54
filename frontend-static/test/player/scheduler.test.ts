import assert from "node:assert/strict";
import { test } from "node:test";
import { ownerOf, shareOf, weightOf } from "../../src/player/scheduler/owners.ts";
import { Pace } from "../../src/player/scheduler/pace.ts";
import { rules } from "../../src/player/scheduler/rules.ts";
import { UploadQueue } from "../../src/player/scheduler/upload-queue.ts";
import { Uplink } from "../../src/player/scheduler/uplink.ts";

test("pages agree on the owner, whatever order they know each other in", () => {
  const pages = ["a", "b", "c"].map((id) => ({ id, weight: 1 }));
  for (let piece = 0; piece < 200; piece++) assert.equal(ownerOf(piece, pages), ownerOf(piece, [...pages].reverse()));
});

test("neighbouring pieces have one owner", () => {
  const pages = ["a", "b", "c", "d", "e"].map((id) => ({ id, weight: 1 }));
  for (let piece = 0; piece < 200; piece += rules.group) {
    const owners = Array.from({ length: rules.group }, (_, i) => ownerOf(piece + i, pages));
    assert.equal(new Set(owners).size, 1);
  }
});

test("ownership follows the weights", () => {
  const pages = [{ id: "strong", weight: 1 }, { id: "weak", weight: 0.25 }];
  const owned = Array.from({ length: 4000 }, (_, group) => ownerOf(group * rules.group, pages)).filter((id) => id === "weak").length;
  assert.ok(Math.abs(owned / 4000 - shareOf("weak", pages)) < 0.03, `${owned} of 4000`);
});

test("a page that leaves moves only its own pieces", () => {
  const pages = ["a", "b", "c"].map((id) => ({ id, weight: 1 }));
  const rest = pages.filter(({ id }) => id !== "c");
  for (let piece = 0; piece < 400; piece++) {
    const before = ownerOf(piece, pages);
    if (before !== "c") assert.equal(ownerOf(piece, rest), before);
  }
});

test("an unknown uplink weighs as a full one, a weak one never nothing", () => {
  assert.equal(weightOf(0, 1000), 1);
  assert.equal(weightOf(5000, 1000), 1);
  assert.equal(weightOf(500, 1000), 0.5);
  assert.equal(weightOf(1, 1000), 0.03);
});

test("waiting in the uploader's queue makes the pace longer, not the service", () => {
  const pace = new Pace();
  const piece = 256 * 1024;
  pace.delivered(10, { askedAt: 4, firstAt: 9, lastAt: 10, done: 1 });
  assert.equal(pace.seconds(piece, 0), 6);
  const waiting = { askedAt: 20, firstAt: 0, lastAt: 0, done: 0 };
  assert.equal(pace.left(21, waiting, 6), 5);
  const half = { askedAt: 20, firstAt: 25, lastAt: 25.5, done: 0.5 };
  assert.equal(pace.left(25.5, half, 6), 0.5);
});

test("before a sample the told uplink gives the pace", () => {
  assert.equal(new Pace().seconds(256 * 1024, 128 * 1024), 2);
});

test("a silent peer is left alone, longer each time", () => {
  const pace = new Pace();
  assert.equal(pace.isSilent(4, { askedAt: 0, firstAt: 0, lastAt: 0, done: 0 }, 0.5), false);
  assert.equal(pace.isSilent(6, { askedAt: 0, firstAt: 0, lastAt: 0, done: 0 }, 0.5), true);
  pace.punish(6);
  assert.equal(pace.isLeftAlone(25), true);
  assert.equal(pace.isLeftAlone(27), false);
  pace.punish(30);
  assert.equal(pace.isLeftAlone(69), true);
});

test("the uplink counts busy time only, without what the channel's buffers swallow", () => {
  const uplink = new Uplink();
  uplink.observe(0.02, 128 * 1024, true);
  assert.equal(uplink.bytesPerSecond, 0);
  for (let i = 0; i < 100; i++) uplink.observe(0.02, 5_000, true);
  assert.ok(Math.abs(uplink.bytesPerSecond - 250_000) < 5_000, `${uplink.bytesPerSecond}`);
  uplink.observe(10, 0, false);
  assert.ok(Math.abs(uplink.bytesPerSecond - 250_000) < 5_000);
});

test("the told uplink moves in steps", () => {
  const uplink = new Uplink();
  for (let i = 0; i < 200; i++) uplink.observe(0.02, 5_000, true);
  const told = uplink.told;
  for (let i = 0; i < 50; i++) uplink.observe(0.02, 5_400, true);
  assert.equal(uplink.told, told);
});

test("pieces are answered one after the other, and a peer that stopped reading is passed over", () => {
  const queue = new UploadQueue<string, { wire: string; piece: number; offset: number; length: number }>();
  for (const wire of ["a", "b"]) for (const offset of [0, 1]) queue.add({ wire, piece: 7, offset, length: 1 });
  assert.equal(queue.next(() => "free")?.wire, "a");
  assert.equal(queue.next((wire) => (wire === "a" ? "full" : "free")), null);
  assert.equal(queue.next((wire) => (wire === "a" ? "stuck" : "free"))?.wire, "b");
  queue.cancel("a", 7, 1, 1);
  assert.equal(queue.next(() => "free")?.wire, "b");
  assert.equal(queue.length, 0);
});
