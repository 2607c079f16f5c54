import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
// @ts-expect-error has no types
import createTorrent from "create-torrent";
import { hashOf, hex, readMetainfo, sameBytes, sha1, withTracker } from "../../src/player/bank/metainfo.ts";
import { decodeState, encodeState } from "../../src/player/swarm/state.ts";

const content = Buffer.alloc(600_000, "a film");

function torrentOf(bytes: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const options = { name: "film.mp4", pieceLength: 256 * 1024, announceList: [["udp://elsewhere.test:1"]], urlList: ["http://elsewhere.test/x"] };
  return new Promise((resolve, reject) => {
    createTorrent(bytes, options, (error: Error | null, file: Uint8Array) => (error ? reject(error) : resolve(new Uint8Array(file))));
  });
}

test("a torrent file gives its pieces, and the info dictionary byte for byte", async () => {
  const metainfo = readMetainfo(await torrentOf(content));
  assert.equal(metainfo.length, 600_000);
  assert.equal(metainfo.pieceLength, 262_144);
  const second = new Uint8Array(content.subarray(262_144, 524_288));
  assert.ok(sameBytes(await sha1(second), hashOf(metainfo, 1)));
});

test("the rewritten torrent has the same info hash and asks nobody but our tracker", async () => {
  const metainfo = readMetainfo(await torrentOf(content));
  const rewritten = withTracker(metainfo.info, "wss://here.test/announce");
  assert.equal(hex(await sha1(readMetainfo(rewritten).info)), hex(await sha1(metainfo.info)));
  const text = Buffer.from(rewritten).toString("latin1");
  assert.ok(text.includes("wss://here.test/announce"));
  assert.ok(!text.includes("elsewhere"));
});

test("what is no torrent file is refused", () => {
  for (const text of ["", "de", "d4:infode e", "i1e", "d4:infod6:lengthi10e12:piece lengthi4e6:pieces3:abcee"]) {
    assert.throws(() => readMetainfo(new Uint8Array(Buffer.from(text))));
  }
});

test("the state message survives the way, and lies are not read", () => {
  const state = { active: true, serves: true, head: 12, uplink: 250_000, fetching: [[13, 4], [40, 1]] as [number, number][] };
  assert.deepEqual(decodeState(encodeState(state), 100), state);
  assert.equal(decodeState(encodeState(state), 20), null);
  assert.equal(decodeState(encodeState({ ...state, fetching: [[0, 65]] }), 100), null);
  assert.equal(decodeState(encodeState(state).subarray(0, 14), 100), null);
  assert.equal(decodeState(new Uint8Array(3), 100), null);
});

test("webtorrent is the one whose inside the adapter knows", () => {
  const file = readFileSync("node_modules/webtorrent/dist/webtorrent.min.js");
  assert.equal(createHash("sha256").update(file).digest("hex"), "db4dca98cd135c732eeffdede3cf5f8febd0585a0eba4dc4d1effa1b901f4c3d");
});
