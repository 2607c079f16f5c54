import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { OriginHealth } from "../../src/player/bank/http.ts";
import { Throughput } from "../../src/player/bank/throughput.ts";
import { Rendition } from "../../src/player/rendition.ts";
import { Runs } from "../../src/player/runs.ts";

test("an origin that takes the request and stays silent counts as failed, and is asked again", async () => {
  const server = createServer(() => undefined).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  let now = 0;
  const health = new OriginHealth(() => now);
  let ended = 0;
  const runs = new Runs(health, new Throughput(() => now), {
    received: () => undefined,
    useless: () => undefined,
    stored: () => undefined,
    ended: () => void (ended += 1),
  });
  const rendition = new Rendition({
    height: 720, width: 1280, bitsPerSecond: 8000, averageBitsPerSecond: 8000, size: 10_000,
    file: `http://127.0.0.1:${port}/f.mp4`, playlist: "/f.m3u8", infoHash: null, torrent: null, pieceLength: 1000,
  });
  runs.fetch(rendition, 0, 1000, true);
  now = 5;
  runs.giveUpSilent(now);
  assert.equal(health.works, true);
  now = 7;
  runs.giveUpSilent(now);
  while (ended === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(health.works, false);
  assert.equal(runs.open.size, 0);
  now = 8;
  assert.equal(health.mayTry, true);
  server.closeAllConnections();
  server.close();
});
