import type Hls from "hls.js/light";
import { events } from "./media/hls.ts";

/** A rung as hls.js numbers it. */
export interface Level {
  readonly id: number;
  readonly height: number;
  readonly width: number;
}

/** Which rung plays, and who decides it. */
export class Quality {
  /** The rung that the viewer chose and that does not play yet; -1 for *automatic*. */
  #wanted: number | null = null;

  constructor(readonly hls: Hls) {
    this.onChange(() => {
      this.#wanted = null;
    });
  }

  /** Highest first; empty until the master playlist was read. */
  get levels(): readonly Level[] {
    return this.hls.levels
      .map(({ height, width }, id) => ({ id, height, width }))
      .sort((a, b) => b.height - a.height);
  }

  get playing(): Level | null {
    return this.levels.find(({ id }) => id === this.hls.currentLevel) ?? null;
  }

  /** What was chosen: a level's id, or -1 for *automatic*. */
  get chosen(): number {
    if (this.#wanted !== null) return this.#wanted;
    return this.hls.autoLevelEnabled ? -1 : this.hls.currentLevel;
  }

  choose(id: number): void {
    this.#wanted = id;
    this.hls.nextLevel = id;
  }

  onChange(listener: () => void): void {
    const listen = this.hls.on.bind(this.hls) as unknown as (event: string, listener: () => void) => void;
    for (const event of [events.levels, events.switched]) listen(event, listener);
  }
}
