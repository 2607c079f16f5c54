import type { PlayerConfig } from "./config.ts";
import type { Quality } from "./quality.ts";
import type { PlayerStats } from "./stats.ts";
import type { Controls } from "./ui/controls.ts";
import type { Parameters } from "./ui/parameters.ts";

/** The player as the parts see it that are loaded after the first frame. */
export interface Stage {
  readonly config: PlayerConfig;
  readonly parameters: Parameters;
  readonly root: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly controls: Controls;
  /** Absent where the browser plays by itself. */
  readonly quality: Quality | null;
  stats(): PlayerStats;
  /** Gives the video an address that other devices can play too, and back; goes on where it was. */
  playByAddress(on: boolean): Promise<void>;
}
