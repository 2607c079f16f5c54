import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint } from "../../src/studio/fingerprint.ts";

const bytes = (length: number, seed: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 255);

test("the same bytes have the same mark, whatever the file is called", async () => {
  const content = bytes(2_000_000, 1);
  const one = await fingerprint(new File([content], "a.mp4"));
  assert.equal(one, await fingerprint(new File([content], "b.mp4", { lastModified: 5 })));
});

test("a byte that differs at the beginning, in the middle or at the end shows, and so does the length", async () => {
  const content = bytes(2_000_000, 1);
  const mark = await fingerprint(new Blob([content]));
  for (const place of [0, 1_000_000, 1_999_999]) {
    const other = content.slice();
    other[place]! ^= 1;
    assert.notEqual(await fingerprint(new Blob([other])), mark);
  }
  assert.notEqual(await fingerprint(new Blob([content, new Uint8Array(1)])), mark);
});

test("small and empty files have marks too", async () => {
  assert.notEqual(await fingerprint(new Blob([])), await fingerprint(new Blob(["a"])));
});
