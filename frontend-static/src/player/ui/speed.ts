import { remember, remembered } from "./memory.ts";

export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** Plays as fast as the last video, or as fast as the address asks. */
export function wireSpeed(video: HTMLVideoElement, asked: number | null): void {
  const { speed } = remembered();
  setSpeed(video, asked ?? speed ?? 1);
}

export function setSpeed(video: HTMLVideoElement, speed: number): void {
  video.defaultPlaybackRate = speed;
  video.playbackRate = speed;
}

export function chooseSpeed(video: HTMLVideoElement, speed: number): void {
  setSpeed(video, speed);
  remember({ speed });
}

/** One step faster or slower. */
export function changeSpeed(video: HTMLVideoElement, steps: 1 | -1): void {
  const next = steps > 0 ? speeds.find((speed) => speed > video.playbackRate) : speeds.findLast((speed) => speed < video.playbackRate);
  if (next !== undefined) chooseSpeed(video, next);
}
