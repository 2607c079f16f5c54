import type { Later } from "./later.ts";
import { togglePlay } from "./controls.ts";
import type { Screen } from "./screen.ts";
import { changeSpeed } from "./speed.ts";

const frame = 1 / 30;

/** Keys as people know them. They work while nothing else on the page that takes keys has the focus. */
export function handleKeys(root: HTMLElement, video: HTMLVideoElement, screen: Screen, later: Later): void {
  const seek = (seconds: number) => {
    video.currentTime = Math.min(end(video), Math.max(0, seconds));
  };
  const change = (volume: number) => {
    video.muted = false;
    video.volume = Math.min(1, Math.max(0, volume));
  };
  const step = (frames: number) => {
    if (video.paused) seek(video.currentTime + frames * frame);
  };
  const actions: Record<string, () => void> = {
    " ": () => togglePlay(video),
    k: () => togglePlay(video),
    j: () => seek(video.currentTime - 10),
    l: () => seek(video.currentTime + 10),
    arrowleft: () => seek(video.currentTime - 5),
    arrowright: () => seek(video.currentTime + 5),
    arrowup: () => change(video.volume + 0.1),
    arrowdown: () => change(video.volume - 0.1),
    home: () => seek(0),
    end: () => seek(end(video)),
    m: () => {
      video.muted = !video.muted;
    },
    f: () => screen.toggleFullscreen(),
    t: () => screen.toggleTheatre(),
    i: () => screen.togglePictureInPicture(),
    ",": () => step(-1),
    ".": () => step(1),
    "<": () => changeSpeed(video, -1),
    ">": () => changeSpeed(video, 1),
    c: () => later((furnished) => furnished.captions.toggle()),
    "?": () => later((furnished) => furnished.help.toggle()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const inside = root.contains(document.activeElement);
    const key = event.key.toLowerCase();
    if (takesKey(document.activeElement, key) || (!inside && document.activeElement !== document.body && !isMain())) return;
    const digit = /^[0-9]$/.test(key) && video.duration > 0 ? () => seek((video.duration * Number(key)) / 10) : undefined;
    const action = actions[key] ?? digit;
    // Keys that scroll the page do so unless the player is what is being used.
    if (!action || (/^(arrow|home|end)/.test(key) && !inside)) return;
    event.preventDefault();
    action();
  });
}

function end({ duration, currentTime }: HTMLVideoElement): number {
  return Number.isFinite(duration) ? duration : currentTime;
}

function isMain(): boolean {
  const { activeElement } = document;
  return activeElement?.tagName === "MAIN" || activeElement?.id === "main";
}

/** Whether the focused element does something of its own with the key. */
function takesKey(element: Element | null, key: string): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element.closest("[role='menu'], dialog")) return true;
  if (element instanceof HTMLInputElement) return element.type !== "range" || /^(arrow|home|end|page)/.test(key);
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return key === " " && element.matches("button, a, summary");
}
