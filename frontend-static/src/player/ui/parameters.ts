import type { PlayerConfig } from "../config.ts";
import { momentOf } from "./time.ts";

/** What the address of a watch page or an embed asks for. */
export interface Parameters {
  /** Seconds. */
  readonly start: number;
  readonly stop: number | null;
  readonly autoplay: boolean;
  readonly muted: boolean;
  readonly loop: boolean;
  /** Language of the captions to show. */
  readonly subtitle: string | null;
  readonly speed: number | null;
  readonly controls: boolean;
  readonly controlBar: boolean;
  readonly title: boolean;
  readonly link: boolean;
  readonly warning: boolean;
  readonly api: boolean;
  readonly scope: string;
  readonly p2p: boolean | null;
  readonly plain: boolean;
  readonly buttonColour: string | null;
  readonly colour: string | null;
}

const nearEnd = 5;

export function readParameters(search: string, config: PlayerConfig): Parameters {
  const query = new URLSearchParams(search);
  const given = (name: string) => (query.has(name) ? isOn(query.get(name)) : null);
  const link = momentOf(query.get("t")) ?? momentOf(query.get("start"));
  const start = link ?? config.resume?.seconds ?? 0;
  const speed = Number(query.get("playbackRate"));
  return {
    start: start < config.video.durationSeconds - nearEnd || link !== null ? start : 0,
    stop: momentOf(query.get("stop")),
    autoplay: given("autoplay") ?? false,
    muted: given("muted") ?? false,
    loop: given("loop") ?? false,
    subtitle: query.get("subtitle"),
    speed: speed >= 0.25 && speed <= 4 ? speed : null,
    controls: given("controls") ?? true,
    controlBar: given("controlBar") ?? true,
    title: given("title") ?? true,
    link: given("peertubeLink") ?? true,
    warning: given("warningTitle") ?? true,
    api: given("api") ?? false,
    scope: query.get("scope") || "peertube",
    p2p: given("p2p"),
    plain: query.get("mode") === "web-video",
    buttonColour: colour(query.get("bigPlayBackgroundColor")),
    colour: colour(query.get("foregroundColor")),
  };
}

function isOn(value: string | null): boolean {
  return value === "1" || value === "true" || value === "";
}

function colour(value: string | null): string | null {
  return value !== null && typeof CSS !== "undefined" && CSS.supports("color", value) ? value : null;
}
