import { togglePlay } from "./controls.ts";

/** Keys as people know them. They work while nothing else on the page that takes keys has the focus. */
export function handleKeys(root: HTMLElement, video: HTMLVideoElement, toggleFullscreen: () => void): void {
  const seek = (seconds: number) => {
    const end = Number.isFinite(video.duration) ? video.duration : video.currentTime;
    video.currentTime = Math.min(end, Math.max(0, seconds));
  };
  const change = (volume: number) => {
    video.muted = false;
    video.volume = Math.min(1, Math.max(0, volume));
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
    m: () => {
      video.muted = !video.muted;
    },
    f: toggleFullscreen,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const inside = root.contains(document.activeElement);
    const key = event.key.toLowerCase();
    if (takesKey(document.activeElement, key) || (!inside && document.activeElement !== document.body && !isMain())) return;
    const digit = /^[0-9]$/.test(key) && video.duration > 0 ? () => seek((video.duration * Number(key)) / 10) : undefined;
    const action = actions[key] ?? digit;
    // Arrows scroll the page unless the player is what is being used.
    if (!action || (key.startsWith("arrow") && !inside)) return;
    event.preventDefault();
    action();
  });
}

function isMain(): boolean {
  return document.activeElement?.tagName === "MAIN";
}

/** Whether the focused element does something of its own with the key. */
function takesKey(element: Element | null, key: string): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element.closest("[role='menu']")) return true;
  if (element instanceof HTMLInputElement) return element.type !== "range" || key.startsWith("arrow") || key === "home" || key === "end";
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true;
  return key === " " && element.matches("button, a, summary");
}
