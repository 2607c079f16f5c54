import type { Stage } from "../../stage.ts";
import { word } from "../words.ts";
import type { Toast } from "./toast.ts";

const togetherMilliseconds = 320;
const seconds = 10;

/** Two taps at a side move by ten seconds, each further one by ten more; two clicks of a mouse change to full screen. */
export function wireTaps({ video, controls }: Stage, toast: Toast): void {
  let last = { at: 0, side: 0 };
  let moved = 0;
  video.addEventListener("pointerup", (event) => {
    if (event.pointerType !== "touch") return;
    const { left, width } = video.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    const side = share < 1 / 3 ? -1 : share > 2 / 3 ? 1 : 0;
    const again = side !== 0 && side === last.side && event.timeStamp - last.at < togetherMilliseconds;
    last = { at: event.timeStamp, side };
    if (!again) {
      moved = 0;
      return;
    }
    moved += seconds;
    video.currentTime = Math.max(0, video.currentTime + side * seconds);
    toast.say(word(side > 0 ? "taps.forward" : "taps.back", moved));
  });
  video.addEventListener("dblclick", (event) => {
    if ((event as PointerEvent).pointerType !== "touch" && !isTouched(event)) controls.screen.toggleFullscreen();
  });
}

function isTouched(event: MouseEvent): boolean {
  return (event as MouseEvent & { sourceCapabilities?: { firesTouchEvents?: boolean } }).sourceCapabilities?.firesTouchEvents === true;
}
