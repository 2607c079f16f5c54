import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf, served } from "../../src/player/scheduler/places.ts";
import { bufferGoal, carried, chooseRung, dropTo, isCarried, type RungSituation, rungToMeet } from "../../src/player/scheduler/rungs.ts";

const needs = [850_000, 2_500_000, 5_100_000];

/** `peers` and `serving` are those of the rung that plays. */
function situation({ viewers, peers = 0, serving = 0, ...more }: Partial<RungSituation> & { viewers?: number[]; peers?: number; serving?: number }): RungSituation {
  const here = (rung: number, figure: number) => (rung === (more.current ?? 0) ? figure : 0);
  return {
    rungs: needs.map((need, i) => ({ need, viewers: viewers?.[i] ?? 0, peers: here(i, peers), serving: here(i, serving) })),
    current: 0,
    http: 20_000_000,
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

test("who leads dares more with more in the buffer, who follows does not", () => {
  const more = { http: 5_200_000, current: 1, viewers: [0, 3, 0] };
  assert.equal(chooseRung(situation({ ...more, leads: true, buffer: 8 })), 1);
  assert.equal(chooseRung(situation({ ...more, leads: true, buffer: 16 })), 2);
  assert.equal(chooseRung(situation({ ...more, buffer: 16 })), 1);
});

test("of a swarm that was met before its rung is played, what it has counts", () => {
  const met = (peers: number) => {
    const base = situation({ http: 3_500_000, viewers: [0, 0, 3] });
    return { ...base, rungs: base.rungs.map((rung, i) => (i === 2 ? { ...rung, peers, serving: 3 } : rung)) };
  };
  assert.equal(chooseRung(met(8_000_000)), 2);
  assert.equal(chooseRung(met(1_000_000)), 0);
});

test("a page meets the best rung above on which somebody is", () => {
  assert.equal(rungToMeet(situation({ viewers: [2, 1, 1] })), 2);
  assert.equal(rungToMeet(situation({ viewers: [2, 1, 1], cap: 1 })), 1);
  assert.equal(rungToMeet(situation({ viewers: [2, 1, 1], failed: new Set([2]) })), 1);
  assert.equal(rungToMeet(situation({ viewers: [2, 1, 0], current: 1 })), null);
});

test("below the best rung among others little is loaded ahead, so that a better one is soon seen", () => {
  assert.equal(bufferGoal(situation({ current: 1 }), 30), 20);
  assert.equal(bufferGoal(situation({ current: 2 }), 30), 30);
  assert.equal(bufferGoal(situation({ current: 1, peersPossible: false }), 30), 30);
});

test("a thin buffer alone, as after a seek, is no failure of the rung", () => {
  assert.equal(isCarried(situation({ current: 2, http: 3_000_000, peers: 4_000_000, serving: 2, buffer: 0 }), 2), true);
  assert.equal(isCarried(situation({ current: 2, http: 3_000_000, peers: 1_000_000, serving: 2, buffer: 20 }), 2), false);
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
