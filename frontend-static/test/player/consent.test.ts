import assert from "node:assert/strict";
import { test } from "node:test";
import { decideGate, type GateSituation } from "../../src/player/consent/decision.ts";
import { ConsentMemory } from "../../src/player/consent/memory.ts";

const willing: GateSituation = {
  unavailable: null,
  answer: "yes",
  consent: "ask",
  startsOn: true,
  forbidden: false,
  metered: false,
  meteredAllowed: false,
  others: "enough",
};

const every = (change: Partial<GateSituation>): GateSituation[] => {
  const found: GateSituation[] = [];
  for (const answer of ["yes", "no", null] as const)
    for (const consent of ["ask", "notice"] as const)
      for (const others of ["unknown", "few", "enough"] as const)
        for (const flags of Array(16).keys()) {
          const [startsOn, forbidden, metered, meteredAllowed] = [1, 2, 4, 8].map((bit) => (flags & bit) !== 0);
          found.push({ ...willing, answer, consent, others, startsOn: !!startsOn, forbidden: !!forbidden, metered: !!metered, meteredAllowed: !!meteredAllowed, ...change });
        }
  return found;
};

test("the gate is open for whoever said yes and is not alone", () => {
  assert.deepEqual(decideGate(willing), { state: "open", why: "open", asks: false, willing: true });
});

test("a page that is alone, or does not know, waits", () => {
  for (const others of ["few", "unknown"] as const) assert.equal(decideGate({ ...willing, others }).state, "alone");
});

test("nothing opens the gate of somebody who refused", () => {
  for (const situation of every({ answer: "no" })) {
    const { state, asks, willing: shares } = decideGate(situation);
    assert.deepEqual([state, asks, shares], ["refused", false, false]);
  }
});

test("without an answer the gate is closed, unless sharing begins with the notice, which then is seen", () => {
  for (const situation of every({ answer: null })) {
    const { state, asks } = decideGate(situation);
    if (state === "open") assert.ok(situation.consent === "notice" && asks);
  }
  assert.deepEqual(decideGate({ ...willing, answer: null }), { state: "unanswered", why: "unanswered", asks: true, willing: false });
});

test("who is asked is asked whether or not others watch", () => {
  for (const others of ["unknown", "few", "enough"] as const)
    assert.ok(decideGate({ ...willing, answer: null, others }).asks);
});

test("where bytes count only an explicit yes for such connections opens the gate", () => {
  for (const situation of every({ metered: true, meteredAllowed: false })) assert.notEqual(decideGate(situation).state, "open");
  assert.equal(decideGate({ ...willing, metered: true, meteredAllowed: true }).state, "open");
});

test("an embed that does not share by itself asks nobody", () => {
  const embed = { ...willing, startsOn: false };
  assert.deepEqual(decideGate({ ...embed, answer: null }), { state: "off", why: "embed", asks: false, willing: false });
  assert.equal(decideGate(embed).state, "open");
});

test("an address can only take sharing away", () => {
  for (const situation of every({ forbidden: true })) assert.notEqual(decideGate(situation).state, "open");
});

test("an answer is remembered, and holds for the page where nothing can be stored", () => {
  const stored = new Map<string, string>();
  const storage = { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) };
  new ConsentMemory("sharing", storage).answer = "no";
  assert.equal(new ConsentMemory("sharing", storage).answer, "no");
  assert.equal(new ConsentMemory("sharing.embed", storage).answer, null);

  const forgetful = new ConsentMemory("sharing", null);
  assert.equal(forgetful.answer, null);
  forgetful.answer = "yes";
  assert.equal(forgetful.answer, "yes");
});
