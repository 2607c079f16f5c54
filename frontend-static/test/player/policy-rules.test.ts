import assert from "node:assert/strict";
import { test } from "node:test";
import { decide, isInTime } from "../../src/player/scheduler/policy.ts";
import { rules } from "../../src/player/scheduler/rules.ts";
import type { Decision, Situation, Wire } from "../../src/player/scheduler/types.ts";

/** What must hold in whatever situation a page comes into: 20,000 of them, the same in every run. */
const cases = 20_000;

let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 4294967296;
};
const between = (low: number, high: number) => low + random() * (high - low);
const chance = (part: number) => random() < part;

function randomWire(id: string): Wire {
  const [has, fetches] = [random(), random() * 0.2];
  const held = Array.from({ length: 200 }, () => random());
  const pace = between(0.1, 6);
  return {
    id,
    origin: chance(0.2),
    pace,
    busy: chance(0.5) ? 0 : between(0, 8),
    room: chance(0.3) ? 0 : chance(0.5) ? 1 : 2,
    serves: chance(0.8),
    has: (piece) => (held[piece] as number) < has,
    fetches: (piece) => (held[piece] as number) > 1 - fetches,
  };
}

function randomSituation(): Situation {
  const buffer = between(-2, 40);
  const missing = Array.from({ length: 60 }, (_, piece) => ({ piece, due: Math.floor(buffer / 4) * 4 + Math.floor(piece / 3) * 4 - between(0, 4) }));
  const owned = random();
  return {
    wanted: missing.filter(() => chance(0.7)).sort((a, b) => a.due - b.due),
    reserved: Array.from({ length: 5 }, (_, i) => ({
      piece: 100 + i,
      due: between(0, 60),
      left: between(0, 12),
      silent: chance(0.1),
      fast: chance(0.5),
    })),
    wires: Array.from({ length: Math.floor(between(0, 7)) }, (_, i) => randomWire(`wire-${i}`)),
    buffer,
    peersPossible: chance(0.9),
    fetchSeconds: between(0.1, 5),
    httpWorks: chance(0.8),
    runs: Math.floor(between(0, 3)),
    urgentRuns: 0,
    owns: (piece) => Math.abs(Math.sin(piece >> 2)) < owned,
    mayFetchAhead: chance(0.8),
  };
}

function always(name: string, check: (situation: Situation, decision: Decision) => void): void {
  test(name, () => {
    for (let i = 0; i < cases; i++) {
      const situation = randomSituation();
      check(situation, decide(situation));
    }
  });
}

const horizonOf = ({ wires, fetchSeconds }: Situation) =>
  wires.some(({ origin }) => !origin) ? rules.httpHorizon + Math.min(rules.mostFetchSeconds, fetchSeconds) : rules.aloneHorizon;

always("each piece is brought by one at most, and only by who has it and has a place and room", ({ wanted, wires }, { ask, fetch, ahead }) => {
  const all = [...ask.map(({ piece }) => piece), ...fetch, ...ahead];
  assert.equal(new Set(all).size, all.length);
  for (const piece of all) assert.ok(wanted.some((one) => one.piece === piece));
  for (const { wire: id, piece } of ask) {
    const wire = wires.find((one) => one.id === id) as Wire;
    assert.ok(wire.has(piece) && wire.serves);
  }
  for (const { id, room } of wires) assert.ok(ask.filter(({ wire }) => wire === id).length <= Math.max(0, room));
});

always("the server's seeder is asked for nothing that HTTP or a viewer brings in time", (situation, { ask }) => {
  for (const { wire: id, piece } of ask) {
    const wire = situation.wires.find((one) => one.id === id) as Wire;
    if (!wire.origin) continue;
    assert.equal(situation.httpWorks, false);
    const due = situation.wanted.find((one) => one.piece === piece)?.due ?? 0;
    const idle = situation.wires.filter(
      (one) => !one.origin && one.serves && one.has(piece) && one.room > 0 && !ask.some((other) => other.wire === one.id),
    );
    for (const viewer of idle) assert.ok(!isInTime(viewer.pace, viewer.busy, due, horizonOf(situation)));
  }
});

always("what is due and nobody brings in time is HTTP's at once", (situation, { ask, fetch }) => {
  if (!situation.httpWorks) return;
  const viewers = situation.wires.filter(({ origin, serves }) => !origin && serves);
  for (const { piece, due } of situation.wanted) {
    const isAsked = ask.some((one) => one.piece === piece);
    const mayCome = viewers.some((wire) => wire.fetches(piece) || (wire.has(piece) && isInTime(wire.pace, wire.busy, due, horizonOf(situation))));
    if (!isAsked && !mayCome && due < rules.lastCall) assert.ok(fetch.includes(piece), `piece ${piece}, due in ${due}`);
  }
});

always("a slow peer is never asked for what HTTP would have to bring in time", (situation, { ask }) => {
  if (!situation.httpWorks) return;
  for (const { wire: id, piece } of ask) {
    const { pace } = situation.wires.find((one) => one.id === id) as Wire;
    const due = situation.wanted.find((one) => one.piece === piece)?.due ?? 0;
    if (pace > rules.fastPace) assert.ok(due >= rules.httpHorizon);
  }
});

always("nothing is fetched ahead that is not owned, that others have, or while something is urgent", (situation, { fetch, ahead, rescue }) => {
  if (ahead.length === 0) return;
  assert.equal(fetch.length + rescue.length, 0);
  for (const piece of ahead) {
    assert.ok(situation.owns(piece) && situation.mayFetchAhead);
    assert.ok(!situation.wires.some((wire) => !wire.origin && (wire.has(piece) || wire.fetches(piece))));
  }
});

always("without a connected viewer HTTP fills to about twelve seconds, and without a swarm all that is read", (situation, { fetch }) => {
  if (!situation.httpWorks || situation.wires.some(({ origin }) => !origin)) return;
  const limit = situation.peersPossible ? rules.aloneHorizon : Number.POSITIVE_INFINITY;
  assert.deepEqual(fetch, situation.wanted.filter(({ due }) => due < limit).map(({ piece }) => piece));
});

always("a piece is taken back only from the silent and the late", (situation, { rescue }) => {
  if (!situation.peersPossible) return;
  for (const piece of rescue) {
    const reserved = situation.reserved.find((one) => one.piece === piece);
    assert.ok(reserved?.silent || (situation.httpWorks && reserved && reserved.due < rules.httpHorizon + rules.mostFetchSeconds + 2));
  }
});

always("the same situation gives the same decision", (situation, decision) => {
  assert.deepEqual(decide(situation), decision);
});
