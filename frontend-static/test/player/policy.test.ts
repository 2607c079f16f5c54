import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "../../src/player/scheduler/policy.ts";
import type { Situation, Wire } from "../../src/player/scheduler/types.ts";

const all = () => true;
const none = () => false;

function wire(id: string, more: Partial<Wire> = {}): Wire {
  return { id, origin: false, pace: 0.4, busy: 0, room: 2, serves: true, has: all, fetches: none, ...more };
}

function situation(more: Partial<Situation>): Situation {
  return {
    wanted: [],
    reserved: [],
    wires: [],
    buffer: 10,
    peersPossible: true,
    fetchSeconds: 0.5,
    httpWorks: true,
    runs: 0,
    urgentRuns: 0,
    owns: none,
    mayFetchAhead: true,
    ...more,
  };
}

test("without a swarm everything that is read comes by HTTP at once", () => {
  const decision = decide(situation({ peersPossible: false, wanted: [{ piece: 1, due: 2 }, { piece: 9, due: 40 }] }));
  assert.deepEqual(decision.fetch, [1, 9]);
});

test("alone, HTTP stops at its horizon", () => {
  const wanted = [{ piece: 1, due: 0 }, { piece: 2, due: 8 }, { piece: 3, due: 12 }];
  assert.deepEqual(decide(situation({ wanted })).fetch, [1, 2]);
});

test("a peer is asked for what it can bring in time, the nearest first", () => {
  const wanted = [{ piece: 4, due: 9 }, { piece: 5, due: 13 }, { piece: 6, due: 17 }];
  const decision = decide(situation({ wanted, wires: [wire("a")] }));
  assert.deepEqual(decision.ask, [{ wire: "a", piece: 4 }, { wire: "a", piece: 5 }]);
  assert.deepEqual(decision.fetch, []);
});

test("what is due too soon for any peer is HTTP's", () => {
  const decision = decide(situation({ wanted: [{ piece: 4, due: 1.8 }], wires: [wire("a", { pace: 0.8 })] }));
  assert.deepEqual(decision.ask, []);
  assert.deepEqual(decision.fetch, [4]);
});

test("a slow peer is asked only for what is far away", () => {
  const slow = wire("a", { pace: 3, room: 1 });
  assert.deepEqual(decide(situation({ wanted: [{ piece: 4, due: 9 }], wires: [slow] })).ask, []);
  assert.equal(decide(situation({ wanted: [{ piece: 4, due: 20 }], wires: [slow] })).ask.length, 1);
});

test("the fastest peer chooses first", () => {
  const wires = [wire("slow", { pace: 0.9, room: 1 }), wire("fast", { pace: 0.3, room: 1 })];
  const decision = decide(situation({ wanted: [{ piece: 4, due: 12 }, { piece: 5, due: 12 }], wires }));
  assert.deepEqual(decision.ask, [{ wire: "fast", piece: 4 }, { wire: "slow", piece: 5 }]);
});

test("the server's seeder is asked only while HTTP does not answer", () => {
  const more = { wanted: [{ piece: 4, due: 20 }], wires: [wire("seeder", { origin: true })] };
  assert.deepEqual(decide(situation(more)).ask, []);
  assert.deepEqual(decide(situation({ ...more, httpWorks: false })).ask, [{ wire: "seeder", piece: 4 }]);
});

test("viewers come before the server's seeder while HTTP does not answer", () => {
  const wires = [wire("seeder", { origin: true, pace: 0.1 }), wire("viewer", { pace: 0.9 })];
  const decision = decide(situation({ wanted: [{ piece: 4, due: 2 }], wires, httpWorks: false }));
  assert.deepEqual(decision.ask, [{ wire: "viewer", piece: 4 }]);
  assert.deepEqual(decision.fetch, []);
});

test("only the owner fetches ahead, only what nobody has, and not while something is urgent", () => {
  const wires = [wire("a", { has: (piece) => piece === 20 })];
  const wanted = [{ piece: 20, due: 30 }, { piece: 21, due: 30 }, { piece: 22, due: 30 }];
  const more = { wanted, wires, owns: (piece: number) => piece < 22 };
  assert.deepEqual(decide(situation(more)).ahead, [21]);
  assert.deepEqual(decide(situation({ ...more, urgentRuns: 1 })).ahead, []);
  assert.deepEqual(decide(situation({ ...more, buffer: 5 })).ahead, []);
  assert.deepEqual(decide(situation({ ...more, mayFetchAhead: false })).ahead, []);
});

test("inside the horizon a page waits for a fast neighbour's HTTP until the last call", () => {
  const wires = [wire("a", { has: none, fetches: all, pace: 0.3 })];
  assert.deepEqual(decide(situation({ wanted: [{ piece: 4, due: 6 }], wires })).fetch, []);
  assert.deepEqual(decide(situation({ wanted: [{ piece: 4, due: 3 }], wires })).fetch, [4]);
});

test("a piece is taken back from a silent peer, and from one that will be late", () => {
  const reserved = [
    { piece: 1, due: 30, left: 1, silent: true, fast: true },
    { piece: 2, due: 5, left: 6, silent: false, fast: true },
    { piece: 3, due: 5, left: 2, silent: false, fast: true },
  ];
  assert.deepEqual(decide(situation({ reserved })).rescue, [1, 2]);
});
