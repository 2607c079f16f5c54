const everySeconds = 5;

/** Tells the site how far this viewer is: at the start, every five seconds while it plays, when it stops, and at the end. */
export function reportViews(video: HTMLVideoElement, uuid: string): void {
  let told = Number.NEGATIVE_INFINITY;
  const tell = (keepalive = false) => {
    told = performance.now();
    void fetch(`/api/v1/videos/${uuid}/views`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ currentTime: Math.floor(video.currentTime) }),
      keepalive,
    }).catch(() => undefined);
  };
  video.addEventListener("playing", () => {
    if (told === Number.NEGATIVE_INFINITY) tell();
  });
  video.addEventListener("timeupdate", () => {
    if (!video.paused && performance.now() - told >= everySeconds * 1000) tell();
  });
  video.addEventListener("pause", () => {
    // Where one stops is where one wants to go on.
    if (!video.ended && told > 0 && performance.now() - told >= 1000) tell();
  });
  video.addEventListener("ended", () => tell());
  addEventListener("pagehide", () => {
    if (told > 0) tell(true);
  });
}
