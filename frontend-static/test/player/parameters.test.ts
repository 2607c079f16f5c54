import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlayerConfig } from "../../src/player/config.ts";
import { Rates } from "../../src/player/ui/later/rates.ts";
import { readParameters } from "../../src/player/ui/parameters.ts";
import { clock, momentOf } from "../../src/player/ui/time.ts";

const video = { uuid: "", shortUuid: "", name: "", durationSeconds: 600 };
const config = { video } as PlayerConfig;

test("moments are read in every way that links write them", () => {
  const written = ["90", "90s", "1m30s", "1h2m3s", "1:30", "1:02:03", "1.5s", "2h"];
  assert.deepEqual(written.map(momentOf), [90, 90, 90, 3723, 90, 3723, 1.5, 7200]);
});

test("what is no moment is none", () => {
  assert.deepEqual(["", "abc", "-5", "1x", "s1", "1:2:3:4"].map(momentOf), [null, null, null, null, null, null]);
});

test("times are shown with as many parts as they need", () => {
  assert.deepEqual([0, 75, 3675, -3].map(clock), ["0:00", "1:15", "1:01:15", "0:00"]);
});

test("a link's moment comes before where the viewer left off", () => {
  const resumed = { ...config, resume: { seconds: 300, url: "" } };
  assert.equal(readParameters("?t=60", resumed).start, 60);
  assert.equal(readParameters("?start=1m", resumed).start, 60);
  assert.equal(readParameters("", resumed).start, 300);
  assert.equal(readParameters("", { ...config, resume: { seconds: 598, url: "" } }).start, 0);
});

test("switches are on by 1 and true, and off by anything else", () => {
  const { autoplay, muted, loop, controls, title } = readParameters("?autoplay=1&muted=true&loop=0&controls=false&title=no", config);
  assert.deepEqual([autoplay, muted, loop, controls, title], [true, true, false, false, false]);
  const usual = readParameters("", config);
  assert.deepEqual([usual.controls, usual.controlBar, usual.title, usual.api, usual.p2p], [true, true, true, false, null]);
});

test("a speed that no player has is not taken", () => {
  assert.equal(readParameters("?playbackRate=1.5", config).speed, 1.5);
  assert.equal(readParameters("?playbackRate=99", config).speed, null);
});

test("rates follow what was counted, and fade", () => {
  let now = 0;
  const rates = new Rates(() => now);
  const links = [{ id: "a", seeder: false, received: 0, sent: 0 }];
  for (; now <= 20; now++) {
    const [link] = links;
    rates.add({ bytes: { peers: now * 1000, seeder: 0, http: 0 }, uploaded: 0, links: link ? [{ ...link, received: now * 500 }] : [] });
  }
  assert.ok(Math.abs(rates.of("peers") - 1000) < 10);
  assert.ok(Math.abs(rates.of("a") - 500) < 5);
  for (; now <= 40; now++) rates.add({ bytes: { peers: 20_000, seeder: 0, http: 0 }, uploaded: 0, links: [] });
  assert.ok(rates.of("peers") < 5);
});
