import type { Stage } from "../stage.ts";
import { wireSpeed } from "./speed.ts";

/** Does what the address asks for, as far as it concerns the video itself. */
export function applyParameters({ parameters, video, root }: Stage): void {
  const { stop, loop, muted, autoplay, speed, colour, buttonColour } = parameters;
  wireSpeed(video, speed);
  video.loop = loop;
  if (muted) video.muted = true;
  if (stop !== null) stopAt(video, stop);
  if (!parameters.controls) root.dataset["controls"] = "none";
  else if (!parameters.controlBar) root.dataset["controls"] = "start";
  if (colour) root.style.setProperty("--player-colour", colour);
  if (buttonColour) root.style.setProperty("--player-button", buttonColour);
  // Where the browser refuses to start by itself, the button that starts it stays.
  if (autoplay) video.play().catch(() => undefined);
}

/** Pauses once at a moment; who plays on afterwards may. */
function stopAt(video: HTMLVideoElement, moment: number): void {
  const onTime = () => {
    if (video.currentTime < moment || video.seeking) return;
    video.removeEventListener("timeupdate", onTime);
    if (video.currentTime < moment + 2) video.pause();
  };
  video.addEventListener("timeupdate", onTime);
}
