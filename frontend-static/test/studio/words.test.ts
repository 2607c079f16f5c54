import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, say, timeLeft } from "../../src/studio/words.ts";

const texts = { seconds: "{0} s left", minutes: "{0} min left", hours: "{0} h {1} min left", of: "{0} of {1}" };

test("holes are filled in order, and unknown texts stay visible", () => {
  assert.equal(say(texts, "of", "3 MB", "5 MB"), "3 MB of 5 MB");
  assert.equal(say(texts, "of", "3 MB"), "3 MB of {1}");
  assert.equal(say(texts, "missing"), "missing");
});

test("amounts have three digits at most, in decimal units of the reader's language", () => {
  assert.equal(amount(0, "en"), "0 byte");
  assert.equal(amount(999, "en"), "999 byte");
  assert.equal(amount(1500, "en"), "1.5 kB");
  assert.equal(amount(999_600, "en"), "1 MB");
  assert.equal(amount(123_456_789, "en"), "123 MB");
  assert.equal(amount(1_230_000_000, "de"), "1,2\u00a0GB");
});

test("the time left is never zero and not too exact", () => {
  assert.equal(timeLeft(texts, 0.2), "1 s left");
  assert.equal(timeLeft(texts, 59), "59 s left");
  assert.equal(timeLeft(texts, 61), "1 min left");
  assert.equal(timeLeft(texts, 3599), "1 h 0 min left");
  assert.equal(timeLeft(texts, 9000), "2 h 30 min left");
});
