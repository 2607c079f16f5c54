import assert from "node:assert/strict";
import { test } from "node:test";
import { First } from "../../src/player/bank/first.ts";
import type { RenditionConfig } from "../../src/player/config.ts";

const rung = (height: number) => ({ height }) as RenditionConfig;
const config = { height: 360, url: "/media/v/f-360-front.mp4", bytes: 524_288 };

test("what the page's headers asked for is taken once, by exactly that range", () => {
  const first = new First(config);
  assert.equal(first.take(rung(360), 0, 524_288), first);
  assert.equal(first.take(rung(360), 0, 524_288), null);
});

test("where playback begins otherwise it is of no use", () => {
  for (const [height, start, end] of [[720, 0, 524_288], [360, 262_144, 524_288], [360, 0, 262_144]] as const) {
    const first = new First(config);
    assert.equal(first.take(rung(height), start, end), null);
    assert.equal(first.take(rung(360), 0, 524_288), null);
  }
});
