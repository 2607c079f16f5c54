import type { Stage } from "../../stage.ts";
import { part } from "../parts.ts";
import { word } from "../words.ts";
import type { Toast } from "./toast.ts";

interface AppleVideo extends HTMLVideoElement {
  webkitShowPlaybackTargetPicker?(): void;
  readonly webkitCurrentPlaybackTargetIsWireless?: boolean;
}

/**
 * Plays on a television or loudspeaker: AirPlay and Google Cast, as far as the browser has them by itself. Other devices
 * cannot be fed by this page, so the video gets an address that they can fetch, for as long as they play.
 */
export class Remote {
  readonly #video: AppleVideo;
  #away = false;

  constructor(
    readonly stage: Stage,
    readonly toast: Toast,
  ) {
    this.#video = stage.video;
    const button = part(stage.root, "remote");
    button?.addEventListener("click", () => void this.ask());
    this.#video.addEventListener("webkitplaybacktargetavailabilitychanged", (event) => {
      if (button) button.hidden = (event as Event & { availability?: string }).availability !== "available";
    });
    this.#video.addEventListener("webkitcurrentplaybacktargetiswirelesschanged", () => {
      if (!this.#video.webkitCurrentPlaybackTargetIsWireless) void this.#comeBack();
    });
    this.#video.remote?.addEventListener("disconnect", () => void this.#comeBack());
  }

  /** Whether the browser can look for devices at all. */
  get offered(): boolean {
    return this.#video.webkitShowPlaybackTargetPicker !== undefined || this.#video.remote !== undefined;
  }

  /** Lets the viewer choose a device. */
  async ask(): Promise<void> {
    if (!this.#away) await this.stage.playByAddress(true);
    this.#away = true;
    if (this.#video.webkitShowPlaybackTargetPicker) {
      this.#video.webkitShowPlaybackTargetPicker();
      return;
    }
    try {
      await this.#video.remote.prompt();
    } catch (error) {
      const none = error instanceof DOMException && error.name !== "NotAllowedError";
      if (none) this.toast.say(word("remote.none"));
      if (this.#video.remote.state === "disconnected") await this.#comeBack();
    }
  }

  async #comeBack(): Promise<void> {
    if (!this.#away) return;
    this.#away = false;
    await this.stage.playByAddress(false);
  }
}
