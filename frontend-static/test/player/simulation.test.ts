import assert from "node:assert/strict";
import { test } from "node:test";
import { simulate } from "./simulation/swarm.ts";
import type { Film, Habits } from "./simulation/viewer.ts";

const megabit = 125_000;
const film: Film = { bytesPerSecond: 2 * megabit, pieceBytes: 256 * 1024, seconds: 300, fragmentSeconds: 4 };
const world = { film, originRate: 20 * megabit, seconds: 110 };

function pages(count: number, uplink: number, gap = 2): Habits[] {
  return Array.from({ length: count }, (_, i) => ({ joinsAt: i * gap, leavesAt: Number.POSITIVE_INFINITY, uplink, lies: false }));
}

test("one page alone plays by HTTP without a stall", () => {
  const outcome = simulate(world, pages(1, 20 * megabit));
  assert.equal(outcome.offload, 0);
  assert.equal(outcome.stalled, 0);
});

for (const count of [2, 4, 6]) {
  test(`${count} pages with strong uplinks come near to what is possible`, () => {
    const outcome = simulate(world, pages(count, 20 * megabit));
    assert.equal(outcome.stalled, 0);
    assert.ok(outcome.offload > 0.84 * (1 - 1 / count), `offload ${outcome.offload}`);
    assert.ok(outcome.wasted < 0.02, `wasted ${outcome.wasted}`);
  });
}

test("weak uplinks are used without waste and without a stall", () => {
  const uplink = 0.7 * megabit;
  const outcome = simulate(world, pages(4, uplink));
  const seconds = outcome.viewers.reduce((sum, { habits }) => sum + world.seconds - habits.joinsAt, 0);
  const possible = (uplink * seconds) / outcome.viewers.reduce((sum, { bytes }) => sum + bytes.peers + bytes.http, 0);
  assert.equal(outcome.stalled, 0);
  assert.ok(outcome.offload > 0.82 * possible, `offload ${outcome.offload} of ${possible}`);
  assert.ok(outcome.wasted < 0.02, `wasted ${outcome.wasted}`);
});

test("a page that says it has everything and never answers costs little", () => {
  const liar: Habits = { joinsAt: 0, leavesAt: Number.POSITIVE_INFINITY, uplink: 0, lies: true };
  const honest = simulate(world, pages(4, 20 * megabit));
  const outcome = simulate(world, [...pages(4, 20 * megabit), liar]);
  assert.equal(outcome.stalled, 0);
  assert.ok(outcome.offload > 0.75 * honest.offload, `offload ${outcome.offload} of ${honest.offload}`);
});

test("pages that leave take nothing with them", () => {
  const leavers = pages(6, 20 * megabit).map((page, i) => (i % 2 ? page : { ...page, leavesAt: 30 + i * 5 }));
  const outcome = simulate(world, leavers);
  assert.equal(outcome.stalled, 0);
});

test("forty pages share one origin that carries ten", () => {
  const outcome = simulate({ ...world, seconds: 100 }, pages(40, 6 * megabit));
  assert.equal(outcome.stalled, 0);
  assert.ok(outcome.offload > 0.7, `offload ${outcome.offload}`);
});
