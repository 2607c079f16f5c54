import assert from "node:assert/strict";
import { test } from "node:test";
import { type Habits, ladder, type PageResult, type Settings, simulate } from "./simulation/simulate.ts";

const megabit = 125_000;
const film = { seconds: 600, fragmentSeconds: 4, rungs: ladder };
const top = 2;

function pages(count: number, uplink: number, more: Partial<Habits> = {}, gap = 2): Habits[] {
  return Array.from({ length: count }, (_, i) => ({
    joinsAt: i * gap,
    leavesAt: Number.POSITIVE_INFINITY,
    uplink: uplink * megabit,
    delay: 0.01,
    manners: "honest",
    seeks: [],
    rung: top,
    ...more,
  }));
}

function world(viewers: readonly Habits[], origin: number, seconds: number): Settings {
  return { film, originRate: origin * megabit, downlink: 50 * megabit, seconds, viewers };
}

/** By how much a buffer was below 8 s, or below what plain hls.js had at that moment, in seconds. */
function shortfalls(settings: Settings, found: readonly PageResult[]): number[] {
  const plain = simulate({ ...settings, plain: true }).pages;
  return found.map(({ buffers }, i) => buffers.reduce((most, buffer, k) => Math.max(most, Math.min(8, plain[i]?.buffers[k] ?? 0) - buffer), 0));
}

test("a page alone plays by HTTP without a stall", () => {
  const outcome = simulate(world(pages(1, 20), 60, 110));
  assert.equal(outcome.offload, 0);
  assert.equal(outcome.stalls, 0);
});

for (const count of [2, 4, 6, 10]) {
  test(`${count} pages with strong uplinks come near to what is possible`, () => {
    const outcome = simulate(world(pages(count, 20), 60, 300));
    assert.equal(outcome.stalls, 0);
    assert.ok(outcome.offload > 0.9 * (1 - 1 / count), `offload ${outcome.offload}`);
    assert.ok(outcome.laterOffload > 0.95 * (1 - 1 / count), `after the start ${outcome.laterOffload}`);
    assert.ok(outcome.waste < 0.02, `waste ${outcome.waste}`);
  });
}

for (const [count, share] of [[4, 0.9], [6, 0.9], [12, 0.85], [20, 0.85]] as const) {
  test(`${count} pages with 2 Mbit/s up use what their uplinks allow, without a stall`, () => {
    const outcome = simulate(world(pages(count, 2), Math.max(51, 5.1 * count), 50 + 2 * count));
    assert.equal(outcome.stalls, 0);
    assert.ok(outcome.offload > share * outcome.ceiling, `offload ${outcome.offload} of ${outcome.ceiling}`);
    assert.ok(outcome.waste < 0.02, `waste ${outcome.waste}`);
  });
}

for (const delay of [0.01, 0.03]) {
  test(`the buffer stays as thick as plain hls.js's or 8 s, with ${delay * 1000} ms each way`, () => {
    for (const [count, uplink] of [[4, 20], [6, 20], [4, 2], [6, 2]] as const) {
      const settings = world(pages(count, uplink, { delay }), 60, 110);
      for (const shortfall of shortfalls(settings, simulate(settings).pages)) {
        assert.ok(shortfall < 1, `${count} pages with ${uplink} Mbit/s: ${shortfall} s`);
      }
    }
  });
}

for (const manners of ["silent", "trickle", "wrong"] as const) {
  test(`pages that are ${manners} cost little and stop nobody`, () => {
    const honest = simulate(world(pages(6, 20), 60, 110));
    const bad = pages(2, 20, { manners, joinsAt: 1 });
    const outcome = simulate(world([...pages(6, 20), ...bad], 60, 110));
    assert.equal(outcome.stalls, 0);
    assert.ok(outcome.offload > 0.85 * honest.offload, `offload ${outcome.offload} of ${honest.offload}`);
    for (const page of outcome.pages) assert.ok(page.hashFailures <= bad.length, "each is caught once");
  });
}

test("pages that leave take nothing with them", () => {
  const leavers = pages(8, 20).map((page, i) => (i % 2 ? page : { ...page, leavesAt: 30 + i * 5 }));
  const outcome = simulate(world(leavers, 60, 110));
  assert.equal(outcome.stalls, 0);
  assert.ok(outcome.laterOffload > 0.6, `${outcome.laterOffload}`);
});

test("seeks into the unknown and back go on at once", () => {
  const seekers = pages(6, 20).map((page, i) => ({ ...page, seeks: [{ at: 20 + i, to: 300 }, { at: 40 + i, to: 20 }] }));
  const outcome = simulate(world(seekers, 60, 110));
  assert.equal(outcome.stalls, 0);
});

test("with adaptive quality peers raise the rate under a tight origin, and nobody stalls", () => {
  const settings = world(pages(4, 20, { rung: "auto" }), 20, 110);
  const [ours, plain] = [simulate(settings), simulate({ ...settings, plain: true })];
  assert.equal(ours.stalls, 0);
  assert.ok(ours.meanRate > 1.1 * plain.meanRate, `${ours.meanRate} to ${plain.meanRate}`);
});

test("forty pages that come one after the other do not stall where ten would fill the origin", () => {
  const settings = world(pages(40, 5, { rung: "auto" }, 1), 51, 120);
  const [ours, plain] = [simulate(settings), simulate({ ...settings, plain: true })];
  assert.ok(ours.stalledSeconds <= plain.stalledSeconds + 0.1 * 40, `${ours.stalledSeconds} s`);
  assert.ok(ours.meanRate > plain.meanRate, `${ours.meanRate} to ${plain.meanRate}`);
});

test("two hundred pages offload what their number allows", () => {
  const outcome = simulate(world(pages(200, 10, { rung: 1 }, 0.5), 200, 150));
  assert.ok(outcome.laterOffload > 0.85, `${outcome.laterOffload}`);
  assert.ok(outcome.waste < 0.02, `waste ${outcome.waste}`);
});
