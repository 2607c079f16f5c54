import type { Pace } from "../../../src/player/scheduler/pace.ts";
import { rules } from "../../../src/player/scheduler/rules.ts";
import type { Tape } from "./film.ts";
import type { Delivery } from "./uplink.ts";
import type { Viewer } from "./viewer.ts";

export interface Link {
  readonly peer: Viewer;
  readonly pace: Pace;
  readonly out: Map<number, Delivery>;
}

/** One rung of the film as a page holds it, with the peers of its swarm. */
export class Reel {
  readonly heldAt: Float64Array;
  readonly links = new Map<string, Link>();
  usedAt = -1;
  liftedAgainAt = 0;
  liftPenalty: number = rules.liftPenalty;

  constructor(
    readonly index: number,
    readonly tape: Tape,
  ) {
    this.heldAt = new Float64Array(tape.pieces).fill(Number.POSITIVE_INFINITY);
  }
}
