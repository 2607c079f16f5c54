import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { findProof, sha256, zeroBits } from "../../src/accounts/hashcash.ts";

test("hashes are those of everybody else", () => {
  for (const text of ["", "abc", "a".repeat(55), "a".repeat(56), "a".repeat(64), "a".repeat(200)]) {
    const own = [...sha256(text)].map((word) => word.toString(16).padStart(8, "0")).join("");
    assert.equal(own, createHash("sha256").update(text).digest("hex"));
  }
});

test("a proof has the zero bits that were asked for", () => {
  assert.ok(zeroBits(sha256(`challenge:${findProof("challenge", 12)}`)) >= 12);
});
