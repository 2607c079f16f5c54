import assert from "node:assert/strict";
import { test } from "node:test";
import { Throughput } from "../../src/player/bank/throughput.ts";

const megabyte = 1_000_000;

function measured() {
  const clock = { now: 0 };
  const throughput = new Throughput(() => clock.now);
  const run = (bytes: number, seconds: number, latency = 0) => {
    throughput.opened();
    clock.now += latency;
    throughput.began(latency);
    clock.now += seconds;
    throughput.received(bytes);
    throughput.closed();
  };
  return { clock, throughput, run };
}

test("it tells nothing before enough came", () => {
  const { throughput, run } = measured();
  run(20_000, 0.1);
  assert.equal(throughput.bitsPerSecond, null);
  run(megabyte, 1);
  assert.ok((throughput.bitsPerSecond ?? 0) > 7e6);
});

test("the time until an answer begins is no slowness, but for what it takes longer than the quickest", () => {
  const { throughput, run } = measured();
  for (let i = 0; i < 5; i++) run(megabyte / 4, 0.1, 0.1);
  assert.ok(Math.abs((throughput.bitsPerSecond ?? 0) / 20e6 - 1) < 0.01, `${throughput.bitsPerSecond}`);
  for (let i = 0; i < 50; i++) run(megabyte / 4, 0.1, 0.2);
  assert.ok(Math.abs((throughput.bitsPerSecond ?? 0) / 10e6 - 1) < 0.1, `${throughput.bitsPerSecond}`);
});

test("a crowded start is soon forgotten where HTTP brings little afterwards", () => {
  const { clock, throughput, run } = measured();
  run(10 * megabyte, 20);
  assert.equal(Math.round((throughput.bitsPerSecond ?? 0) / 1e6), 4);
  for (let i = 0; i < 3; i++) {
    clock.now += 10;
    run(megabyte / 2, 0.2);
  }
  assert.ok((throughput.bitsPerSecond ?? 0) > 15e6, `${throughput.bitsPerSecond}`);
});

test("a pause alone changes nothing, and is known", () => {
  const { clock, throughput, run } = measured();
  run(megabyte, 1);
  const before = throughput.bitsPerSecond;
  clock.now += 60;
  assert.equal(throughput.bitsPerSecond, before);
  assert.equal(throughput.quiet, 60);
});
