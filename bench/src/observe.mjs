/**
 * Runs in every page before its own scripts, the same for all contenders: presses play as soon as there is a picture
 * element, and writes down when the first frame came, when the picture stood still, and once a second what came from
 * where.
 */
export function observe() {
  const seen = { start: null, playing: null, stalls: 0, stalled: 0, samples: [], frames: null };
  window.observed = seen;
  let video = null;
  let stillSince = null;

  const find = () => {
    video = document.querySelector("video");
    if (!video) return;
    watcher.disconnect();
    video.muted = true;
    void video.play().catch(() => video.addEventListener("canplay", () => void video.play(), { once: true }));
    video.requestVideoFrameCallback((now) => {
      seen.start = now;
    });
    video.addEventListener("playing", () => {
      seen.playing ??= performance.now();
      moving();
    });
    video.addEventListener("timeupdate", () => {
      if (video.readyState >= 3) moving();
    });
    video.addEventListener("waiting", () => {
      if (seen.playing === null || video.ended || video.seeking || stillSince !== null) return;
      stillSince = performance.now();
      seen.stalls += 1;
    });
  };
  const moving = () => {
    if (stillSince !== null) seen.stalled += performance.now() - stillSince;
    stillSince = null;
  };
  const bytes = () => {
    if (window.bench) return window.bench.bytes();
    const stats = window.tributary?.stats();
    if (!stats) return { peers: 0, origin: 0, duplicates: 0 };
    return { peers: stats.bytes.peers, origin: stats.bytes.http + stats.bytes.seeder, duplicates: stats.duplicates ?? null, state: stats.state };
  };
  setInterval(() => {
    if (!video) return;
    let ahead = 0;
    for (let i = 0; i < video.buffered.length; i++) {
      if (video.buffered.start(i) <= video.currentTime + 0.1) ahead = Math.max(ahead, video.buffered.end(i) - video.currentTime);
    }
    const standing = stillSince === null ? 0 : performance.now() - stillSince;
    const { totalVideoFrames: frames, droppedVideoFrames: dropped } = video.getVideoPlaybackQuality();
    seen.samples.push({
      at: performance.now(),
      time: video.currentTime,
      height: video.videoHeight,
      ahead,
      stalls: seen.stalls,
      stalled: seen.stalled + standing,
      frames,
      dropped,
      ...bytes(),
    });
  }, 1000);
  const watcher = new MutationObserver(find);
  watcher.observe(document, { childList: true, subtree: true });
}
