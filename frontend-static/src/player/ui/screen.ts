import { part, setPressed } from "./parts.ts";

const oneYear = 365 * 24 * 3600;

interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?(): void;
}

/** How much room the picture has: full screen, theatre, a window of its own. */
export class Screen {
  readonly #stage: HTMLElement | null;
  readonly #theatre: HTMLElement | null;

  constructor(
    readonly root: HTMLElement,
    readonly video: PhoneVideo,
  ) {
    this.#stage = root.closest<HTMLElement>(".watch-stage");
    this.#theatre = part(root, "theatre");
    this.#wireFullscreen(part(root, "fullscreen"));
    this.#wirePictureInPicture(part(root, "pip"));
    if (!this.#theatre || !this.#stage) return;
    this.#theatre.hidden = false;
    setPressed(this.#theatre, this.#stage.hasAttribute("data-theatre-on"));
    this.#theatre.addEventListener("click", () => this.toggleTheatre());
  }

  #wireFullscreen(button: HTMLElement | null): void {
    if (!button || !(document.fullscreenEnabled || this.video.webkitEnterFullscreen)) return;
    button.hidden = false;
    setPressed(button, false);
    button.addEventListener("click", () => this.toggleFullscreen());
    document.addEventListener("fullscreenchange", () => setPressed(button, document.fullscreenElement === this.root));
  }

  #wirePictureInPicture(button: HTMLElement | null): void {
    if (!button || !this.canLeavePage) return;
    button.hidden = false;
    setPressed(button, false);
    button.addEventListener("click", () => this.togglePictureInPicture());
    this.video.addEventListener("enterpictureinpicture", () => setPressed(button, true));
    this.video.addEventListener("leavepictureinpicture", () => setPressed(button, false));
  }

  get canLeavePage(): boolean {
    return document.pictureInPictureEnabled === true;
  }

  togglePictureInPicture(): void {
    if (!this.canLeavePage) return;
    const change = document.pictureInPictureElement
      ? document.exitPictureInPicture()
      : this.video.requestPictureInPicture();
    change.catch(() => undefined);
  }

  toggleFullscreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (document.fullscreenEnabled) this.root.requestFullscreen().catch(() => undefined);
    else this.video.webkitEnterFullscreen?.();
  }

  toggleTheatre(): void {
    if (!this.#stage) return;
    const on = this.#stage.toggleAttribute("data-theatre-on");
    setPressed(this.#theatre, on);
    keepTheatre(on);
    if (on) this.#stage.scrollIntoView({ block: "end" });
  }
}

/** In a cookie, so that the next page arrives with it and nothing moves. */
function keepTheatre(on: boolean): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theatre=${on ? "on" : ""}; path=/; max-age=${on ? oneYear : 0}; samesite=lax${secure}`;
}
