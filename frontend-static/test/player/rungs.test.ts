import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf, served } from "../../src/player/scheduler/places.ts";
import { carried, chooseRung, dropTo, type RungSituation } from "../../src/player/scheduler/rungs.ts";

const needs = [850_000, 2_500_000, 5_100_000];

function situation(more: Partial<RungSituation> & { viewers?: number[] }): RungSituation {
  return {
    rungs: needs.map((need, i) => ({ need, viewers: more.viewers?.[i] ?? 0 })),
    current: 0,
    http: 20_000_000,
    peers: 0,
    serving: 0,
    peersPossible: true,
    leads: false,
    buffer: 12,
    fragment: 4,
    cap: 2,
    failed: new Set(),
    ...more,
  };
}

test("what the link carries is played, where nobody is anywhere else", () => {
  assert.equal(chooseRung(situation({})), 2);
  assert.equal(chooseRung(situation({ http: 4_000_000 })), 1);
  assert.equal(chooseRung(situation({ http: 500_000 })), 0);
});

test("peers raise the quality", () => {
  const more = { http: 3_000_000, current: 2, viewers: [0, 0, 3] };
  assert.equal(chooseRung(situation(more)), 1);
  assert.equal(chooseRung(situation({ ...more, peers: 3_000_000, serving: 3 })), 2);
});

test("a swarm that thins lowers it before the buffer is gone", () => {
  const more = { http: 3_000_000, current: 2, viewers: [0, 1, 1], serving: 1 };
  assert.equal(chooseRung(situation({ ...more, peers: 4_000_000 })), 2);
  assert.equal(chooseRung(situation({ ...more, peers: 500_000 })), 1);
  assert.equal(chooseRung(situation({ ...more, peers: 4_000_000, buffer: 5 })), 1);
});

test("a page goes to the rung where the others are, above and below", () => {
  assert.equal(chooseRung(situation({ http: 5_000_000, current: 1, viewers: [0, 0, 3] })), 2);
  assert.equal(chooseRung(situation({ http: 20_000_000, current: 1, viewers: [0, 3, 0] })), 1);
});

test("one page goes ahead, so that a neighbourhood does not stay below what it could have", () => {
  assert.equal(chooseRung(situation({ current: 1, viewers: [0, 3, 0], leads: true })), 2);
});

test("a rung that peers did not carry is not lifted to again at once", () => {
  assert.equal(chooseRung(situation({ http: 5_000_000, current: 1, viewers: [0, 0, 3], failed: new Set([2]) })), 1);
});

test("the operator's cap holds only where peers carry", () => {
  assert.equal(chooseRung(situation({ cap: 1 })), 1);
  assert.equal(chooseRung(situation({ cap: 1, peersPossible: false })), 2);
});

test("nothing is believed of peers that never showed it beyond their number", () => {
  const one = carried(situation({ http: 1_000_000, viewers: [0, 0, 1] }), 2);
  const many = carried(situation({ http: 1_000_000, viewers: [0, 0, 9] }), 2);
  assert.ok(one < many && many <= 1_000_000 + 0.6 * 5_100_000);
});

test("a fragment that would come too late is given up for a lower rung that comes in time", () => {
  const more = { current: 2, http: 2_000_000, buffer: 3 };
  assert.equal(dropTo(situation(more), 2_000_000), null);
  assert.equal(dropTo(situation(more), 16_000_000), 0);
  assert.equal(dropTo(situation({ ...more, http: 5_000_000 }), 20_000_000), 1);
  assert.equal(dropTo(situation({ ...more, current: 0 }), 20_000_000), null);
});

test("an uplink has places for as many as get a piece each in time, and all where it is not known", () => {
  const piece = 256 * 1024;
  assert.equal(placesOf(0, piece), 6);
  assert.equal(placesOf(250_000, piece), 8);
  assert.equal(placesOf(10_000, piece), 2);
});

test("places go to the same pages whatever order they came in, and nobody is served by none", () => {
  const all = Array.from({ length: 16 }, (_, i) => `page-${i}`);
  const by = new Map(all.map((id) => [id, served(id, all.filter((other) => other !== id), 6)]));
  for (const [id, chosen] of by) {
    assert.equal(chosen.size, 6);
    assert.deepEqual(served(id, all.filter((other) => other !== id).reverse(), 6), chosen);
    assert.ok([...by.values()].some((others) => others.has(id)), `${id} is served by somebody`);
  }
});
