import { handleKeys } from "./keys.ts";

const hideAfter = 2500;

/** The control bar: plain buttons and sliders of the page, wired to the video. Without this script the browser's own are shown. */
export class Controls {
  readonly #hide: { timer: ReturnType<typeof setTimeout> | undefined } = { timer: undefined };

  constructor(
    readonly root: HTMLElement,
    readonly video: HTMLVideoElement,
    readonly durationSeconds: number,
  ) {
    const bar = root.querySelector<HTMLElement>("[data-controls]");
    if (!bar) return;
    video.controls = false;
    bar.hidden = false;
    this.#wirePlay();
    this.#wireVolume();
    this.#wirePosition();
    this.#wireWindow();
    this.#wireVisibility();
    handleKeys(root, video, () => this.#toggleFullscreen());
  }

  #find<T extends HTMLElement>(name: string): T | null {
    return this.root.querySelector<T>(`[data-${name}]`);
  }

  #wirePlay(): void {
    const [button, start] = [this.#find("play"), this.#find("start")];
    const toggle = () => togglePlay(this.video);
    button?.addEventListener("click", toggle);
    start?.addEventListener("click", () => {
      toggle();
      button?.focus({ preventScroll: true });
    });
    const show = () => {
      setPressed(button, !this.video.paused);
      this.root.dataset["paused"] = String(this.video.paused);
      if (start) start.hidden = !this.video.paused || this.video.currentTime > 0;
      this.#reveal();
    };
    for (const event of ["play", "pause", "ended", "loadeddata"]) this.video.addEventListener(event, show);
    for (const event of ["waiting", "seeking"]) this.video.addEventListener(event, () => this.#setWaiting(true));
    for (const event of ["playing", "seeked", "canplay"]) this.video.addEventListener(event, () => this.#setWaiting(false));
    show();
  }

  #setWaiting(waiting: boolean): void {
    this.root.toggleAttribute("data-waiting", waiting && !this.video.paused);
  }

  #wireVolume(): void {
    const [button, slider] = [this.#find("mute"), this.#find<HTMLInputElement>("volume")];
    button?.addEventListener("click", () => {
      this.video.muted = !this.video.muted;
    });
    slider?.addEventListener("input", () => {
      this.video.volume = slider.valueAsNumber;
      this.video.muted = slider.valueAsNumber === 0;
    });
    const show = () => {
      const volume = this.video.muted ? 0 : this.video.volume;
      setPressed(button, volume === 0);
      if (!slider) return;
      slider.value = String(volume);
      slider.style.setProperty("--at", String(volume));
      slider.setAttribute("aria-valuetext", `${Math.round(volume * 100)} %`);
    };
    this.video.addEventListener("volumechange", show);
    show();
  }

  #wirePosition(): void {
    const slider = this.#find<HTMLInputElement>("seek");
    const [time, length] = [this.#find("time"), this.#find("duration")];
    let dragging = false;
    slider?.addEventListener("input", () => {
      dragging = true;
      this.#showPosition(slider, time, slider.valueAsNumber);
    });
    slider?.addEventListener("change", () => {
      dragging = false;
      this.video.currentTime = slider.valueAsNumber;
    });
    const show = () => {
      if (slider) slider.max = String(this.#duration);
      if (length) length.textContent = clock(this.#duration);
      if (slider && !dragging) this.#showPosition(slider, time, this.video.currentTime);
    };
    for (const event of ["timeupdate", "durationchange", "progress", "seeking"]) this.video.addEventListener(event, show);
    show();
  }

  get #duration(): number {
    return Number.isFinite(this.video.duration) ? this.video.duration : this.durationSeconds;
  }

  #showPosition(slider: HTMLInputElement, label: HTMLElement | null, seconds: number): void {
    const { buffered } = this.video;
    const loaded = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    slider.value = String(seconds);
    slider.style.setProperty("--at", String(seconds / (this.#duration || 1)));
    slider.style.setProperty("--loaded", String(loaded / (this.#duration || 1)));
    slider.setAttribute("aria-valuetext", `${clock(seconds)} / ${clock(this.#duration)}`);
    if (label) label.textContent = clock(seconds);
  }

  #wireWindow(): void {
    const [full, pip] = [this.#find("fullscreen"), this.#find("pip")];
    if (full && (document.fullscreenEnabled || "webkitEnterFullscreen" in this.video)) {
      full.hidden = false;
      full.addEventListener("click", () => this.#toggleFullscreen());
      document.addEventListener("fullscreenchange", () => setPressed(full, document.fullscreenElement === this.root));
    }
    if (pip && document.pictureInPictureEnabled) {
      pip.hidden = false;
      pip.addEventListener("click", () => {
        const change = document.pictureInPictureElement
          ? document.exitPictureInPicture()
          : this.video.requestPictureInPicture();
        change.catch(() => undefined);
      });
    }
  }

  #toggleFullscreen(): void {
    const phone = this.video as HTMLVideoElement & { webkitEnterFullscreen?(): void };
    if (document.fullscreenElement) void document.exitFullscreen();
    else if (document.fullscreenEnabled) this.root.requestFullscreen().catch(() => undefined);
    else phone.webkitEnterFullscreen?.();
  }

  /** The bar goes away while it plays and nobody moves, and stays while somebody uses it. */
  #wireVisibility(): void {
    this.video.addEventListener("click", (event) => {
      const touch = (event as PointerEvent).pointerType === "touch";
      if (!touch) togglePlay(this.video);
      else if (this.root.hasAttribute("data-idle")) this.#reveal();
      else if (!this.video.paused) this.root.setAttribute("data-idle", "");
    });
    for (const event of ["pointermove", "focusin", "keydown"]) this.root.addEventListener(event, () => this.#reveal());
    this.root.addEventListener("pointerleave", () => this.#hideSoon(400));
  }

  #reveal(): void {
    this.root.removeAttribute("data-idle");
    this.#hideSoon(hideAfter);
  }

  #hideSoon(milliseconds: number): void {
    clearTimeout(this.#hide.timer);
    this.#hide.timer = setTimeout(() => {
      const used = this.root.querySelector(".player-bar :focus-visible, [aria-expanded='true']") !== null;
      this.root.toggleAttribute("data-idle", !this.video.paused && !used);
    }, milliseconds);
  }
}

export function togglePlay(video: HTMLVideoElement): void {
  if (video.paused) video.play().catch(() => undefined);
  else video.pause();
}

/** Two-state buttons carry both names; the one shown says what a click will do. */
function setPressed(button: HTMLElement | null, pressed: boolean): void {
  if (!button) return;
  button.dataset["first"] ??= button.getAttribute("aria-label") ?? "";
  button.toggleAttribute("data-pressed", pressed);
  button.setAttribute("aria-label", (pressed ? button.dataset["other"] : button.dataset["first"]) ?? "");
}

/** 75 → 1:15, 3675 → 1:01:15 */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const tail = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}
