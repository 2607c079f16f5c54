import type { Stage } from "../../stage.ts";

/** The keyboard's media keys, headsets, and the picture on the lock screen. */
export function controlMediaKeys({ video, config }: Stage): void {
  const session = navigator.mediaSession;
  if (!session || typeof MediaMetadata !== "function") return;
  const artwork = config.poster ? [{ src: new URL(config.poster, location.href).href }] : [];
  const move = (seconds: number) => {
    video.currentTime = Math.max(0, seconds);
  };
  const { next } = config;
  const handlers: [MediaSessionAction, MediaSessionActionHandler | null][] = [
    ["play", () => void video.play().catch(() => undefined)],
    ["pause", () => video.pause()],
    ["seekbackward", ({ seekOffset }) => move(video.currentTime - (seekOffset ?? 10))],
    ["seekforward", ({ seekOffset }) => move(video.currentTime + (seekOffset ?? 10))],
    ["seekto", ({ seekTime }) => move(seekTime ?? video.currentTime)],
    ["nexttrack", next ? () => location.assign(next.url) : null],
  ];
  const claim = () => {
    session.metadata = new MediaMetadata({ title: config.video.name, artwork });
    for (const [action, handler] of handlers) {
      try {
        session.setActionHandler(action, handler);
      } catch {
        // A browser need not know every action.
      }
    }
  };
  const tell = () => {
    if (!(video.duration > 0) || !Number.isFinite(video.duration)) return;
    const { duration, playbackRate, currentTime } = video;
    session.setPositionState?.({ duration, playbackRate: playbackRate || 1, position: Math.min(duration, currentTime) });
  };
  video.addEventListener("play", claim);
  for (const event of ["loadedmetadata", "seeked", "ratechange", "play", "pause"]) video.addEventListener(event, tell);
  if (!video.paused) claim();
}
