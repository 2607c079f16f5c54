import assert from "node:assert/strict";
import { test } from "node:test";
import { Rate } from "../../src/studio/rate.ts";

test("the speed is unknown until a quarter of a second has passed", () => {
  const rate = new Rate();
  rate.add(0, 0);
  rate.add(100, 1000);
  assert.equal(rate.bytesPerSecond, 0);
  assert.equal(rate.secondsFor(1000), undefined);
});

test("a steady stream has its speed, and the rest takes its share", () => {
  const rate = new Rate();
  for (let second = 0; second <= 5; second++) rate.add(second * 1000, second * 2_000_000);
  assert.equal(rate.bytesPerSecond, 2_000_000);
  assert.equal(rate.secondsFor(10_000_000), 5);
});

test("what was long ago does not count", () => {
  const rate = new Rate(4000);
  for (let second = 0; second <= 10; second++) rate.add(second * 1000, second * 10_000_000);
  for (let second = 11; second <= 20; second++) rate.add(second * 1000, 100_000_000 + (second - 10) * 1_000_000);
  assert.equal(rate.bytesPerSecond, 1_000_000);
});

test("a stream that stands still has speed zero and no end in sight", () => {
  const rate = new Rate(2000);
  rate.add(0, 500);
  rate.add(3000, 500);
  assert.equal(rate.bytesPerSecond, 0);
  assert.equal(rate.secondsFor(1), undefined);
});

test("going back, as after a break, begins anew", () => {
  const rate = new Rate();
  rate.add(0, 0);
  rate.add(1000, 5_000_000);
  rate.add(2000, 4_000_000);
  assert.equal(rate.bytesPerSecond, 0);
  rate.add(3000, 5_000_000);
  assert.equal(rate.bytesPerSecond, 1_000_000);
});
