import type { Stage } from "../stage.ts";
import type { Captions } from "../ui/later/captions.ts";
import { setSpeed, speeds } from "../ui/speed.ts";
import { word } from "../ui/words.ts";
import { Channel } from "./channel.ts";

const statusMilliseconds = 500;

/**
 * What pages around an embed may ask of it and hear from it: the methods and events of PeerTube's embed API, under its
 * names. Playlists have none here, so their methods are not offered.
 */
export function offerApi(stage: Stage, captions: Captions): void {
  if (window.parent === window) return;
  const channel = new Channel(window.parent, stage.parameters.scope);
  bindPlayback(channel, stage);
  bindChoices(channel, stage, captions);
  tellEvents(channel, stage);
  channel.bind("isReady", () => true);
  channel.notify("ready", true);
}

function bindPlayback(channel: Channel, { video }: Stage): void {
  channel.bind("play", () => video.play());
  channel.bind("pause", () => video.pause());
  channel.bind("isPlaying", () => !video.paused && !video.ended);
  channel.bind("seek", (seconds) => {
    video.currentTime = numberOf(seconds);
  });
  channel.bind("getCurrentTime", () => video.currentTime);
  channel.bind("getVolume", () => (video.muted ? 0 : video.volume));
  channel.bind("setVolume", (volume) => {
    video.volume = Math.min(1, Math.max(0, numberOf(volume)));
    video.muted = video.volume === 0;
  });
  channel.bind("getPlaybackRates", () => speeds);
  channel.bind("getPlaybackRate", () => video.playbackRate);
  channel.bind("setPlaybackRate", (speed) => setSpeed(video, Math.min(4, Math.max(0.25, numberOf(speed)))));
  channel.bind("getImageDataUrl", () => pictureOf(video));
}

function bindChoices(channel: Channel, stage: Stage, captions: Captions): void {
  channel.bind("getResolutions", () => resolutions(stage));
  channel.bind("setResolution", (id) => stage.quality?.choose(numberOf(id)));
  channel.bind("getCaptions", () =>
    captions.list.map((caption) => ({
      id: caption.language,
      label: caption.label,
      src: new URL(caption.url, location.href).href,
      mode: caption === captions.chosen ? "showing" : "disabled",
    })),
  );
  channel.bind("setCaption", (id) => captions.choose(typeof id === "string" ? id : ""));
}

function tellEvents(channel: Channel, stage: Stage): void {
  const { video, quality } = stage;
  const tellChange = (state: string) => channel.notify("playbackStatusChange", state);
  video.addEventListener("playing", () => {
    channel.notify("play", null);
    tellChange("playing");
  });
  video.addEventListener("pause", () => {
    channel.notify("pause", null);
    tellChange("paused");
  });
  video.addEventListener("ended", () => tellChange("ended"));
  video.addEventListener("volumechange", () => channel.notify("volumeChange", video.volume));
  quality?.onChange(() => channel.notify("resolutionUpdate", resolutions(stage)));
  channel.notify("resolutionUpdate", resolutions(stage));
  setInterval(() => {
    const { currentTime: position, volume, duration } = video;
    channel.notify("playbackStatusUpdate", { position, volume, duration, playbackState: stateOf(video) });
  }, statusMilliseconds);
}

function stateOf(video: HTMLVideoElement): "unstarted" | "playing" | "paused" | "ended" {
  if (video.ended) return "ended";
  if (!video.paused) return "playing";
  return video.played.length === 0 ? "unstarted" : "paused";
}

interface Resolution {
  readonly id: number;
  readonly label: string;
  readonly active: boolean;
  readonly height?: number;
  readonly width?: number;
}

function resolutions({ quality }: Stage): Resolution[] {
  if (!quality) return [];
  const { levels, chosen } = quality;
  return [
    ...levels.map(({ id, height, width }) => ({ id, label: `${height}p`, active: id === chosen, height, width })),
    { id: -1, label: word("quality.auto"), active: chosen === -1 },
  ];
}

function pictureOf(video: HTMLVideoElement): string {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return canvas.toDataURL("image/jpeg");
}

function numberOf(value: unknown): number {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeError("a number was expected");
  return number;
}
