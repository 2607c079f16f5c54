import { remember, remembered } from "./memory.ts";
import { part, setPressed } from "./parts.ts";

/** The button for mute and the slider, which hold for the next video too. */
export function wireVolume(root: HTMLElement, video: HTMLVideoElement): void {
  const [button, slider] = [part(root, "mute"), part<HTMLInputElement>(root, "volume")];
  const { volume = 1, muted = false } = remembered();
  video.volume = Math.min(1, Math.max(0, volume));
  video.muted ||= muted;
  button?.addEventListener("click", () => {
    video.muted = !video.muted;
    if (!video.muted && video.volume === 0) video.volume = 0.5;
  });
  slider?.addEventListener("input", () => {
    video.volume = slider.valueAsNumber;
    video.muted = slider.valueAsNumber === 0;
  });
  const show = () => {
    const shown = video.muted ? 0 : video.volume;
    setPressed(button, shown === 0);
    if (!slider) return;
    slider.value = String(shown);
    slider.style.setProperty("--at", String(shown));
    slider.setAttribute("aria-valuetext", `${Math.round(shown * 100)} %`);
  };
  video.addEventListener("volumechange", () => {
    show();
    remember({ volume: video.volume, muted: video.muted });
  });
  show();
}
