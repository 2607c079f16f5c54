import assert from "node:assert/strict";
import { test } from "node:test";
import { StallWatch } from "../../src/player/stalls.ts";

class Picture extends EventTarget {
  currentTime = 0;
  duration = 40;
  paused = false;
  seeking = false;
  ended = false;
}

function watched(): { video: Picture; at: (seconds: number, event: string, position?: number) => void; watch: StallWatch } {
  const video = new Picture();
  let now = 0;
  const watch = new StallWatch(video as unknown as HTMLMediaElement, () => now, () => 0.05);
  const at = (seconds: number, event: string, position = video.currentTime) => {
    now = seconds;
    video.currentTime = position;
    video.dispatchEvent(new Event(event));
  };
  return { video, at, watch };
}

test("waiting for the first frame is no stall", () => {
  const { at, watch } = watched();
  at(0, "waiting");
  at(2, "waiting", 0.02);
  at(3, "playing", 0.02);
  assert.equal(watch.count, 0);
});

test("a stall has its place, its length and what was buffered", () => {
  const { at, watch } = watched();
  at(1, "playing", 0.02);
  at(5, "waiting", 5);
  at(7, "playing", 5);
  assert.deepEqual([watch.count, watch.seconds], [1, 2]);
  assert.deepEqual(watch.last, [{ position: 5, seconds: 2, bufferSeconds: 0.05 }]);
});

test("a stall that lasts is seen while it lasts", () => {
  const { at, watch } = watched();
  at(1, "playing", 0.02);
  at(5, "waiting", 5);
  at(8, "progress");
  assert.deepEqual([watch.count, watch.seconds], [1, 3]);
});

test("what nobody sees, seeking, pausing and the end do not count", () => {
  const { video, at, watch } = watched();
  at(1, "playing", 0.02);
  at(2, "waiting", 2);
  at(2.05, "playing", 2);
  video.seeking = true;
  at(3, "waiting", 20);
  video.seeking = false;
  at(6, "playing", 20);
  video.paused = true;
  at(7, "waiting", 20);
  at(9, "playing", 20);
  video.paused = false;
  at(29, "waiting", 39.8);
  at(30, "ended", 40);
  assert.deepEqual([watch.count, watch.seconds], [0, 0]);
});

test("the picture that moves again ends a stall even where the browser says nothing", () => {
  const { at, watch } = watched();
  at(1, "playing", 0.02);
  at(5, "waiting", 5);
  at(6, "timeupdate", 5.3);
  at(9, "timeupdate", 8.3);
  assert.deepEqual([watch.count, watch.seconds], [1, 1]);
});

test("a stall with media in the buffer is the machine's, one without is for want of bytes", () => {
  for (const [buffered, starved] of [[9, 0], [0.2, 1]] as const) {
    const video = new Picture();
    let now = 0;
    const watch = new StallWatch(video as unknown as HTMLMediaElement, () => now, () => buffered);
    for (const [at, event, position] of [[1, "playing", 1], [5, "waiting", 5], [6, "playing", 5]] as const) {
      now = at;
      video.currentTime = position;
      video.dispatchEvent(new Event(event));
    }
    assert.deepEqual([watch.count, watch.starved], [1, starved]);
  }
});
