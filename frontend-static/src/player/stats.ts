import type { Source } from "./bank/bank.ts";
import type { GateState } from "./consent/decision.ts";
import type { Stall } from "./stalls.ts";

/** Whether it shares: before the first frame, without scripts of ours, on in three stages, and why not. */
export type SharingState = "starting" | "native" | "http" | "joining" | "sharing" | Exclude<GateState, "open">;

/** What `window.tributary.stats()` gives: for tests, for statistics on the page, for bug reports. */
export interface PlayerStats {
  readonly bytes: Record<Source, number>;
  /** Bytes that came twice, too late, or in vain. */
  readonly duplicates: number;
  /** Bytes that are kept. */
  readonly kept: { readonly memory: number; readonly disk: number };
  /** Bytes that this page gave to others. */
  readonly uploaded: number;
  /** Connected peers, and how many of them are viewers. */
  readonly peers: number;
  readonly viewers: number;
  readonly rendition: { readonly height: number } | null;
  readonly bufferSeconds: number;
  readonly frames: { readonly shown: number; readonly dropped: number };
  readonly hashFailures: number;
  /** How often the picture stood still while it should have moved, for how many seconds in all, and the newest ones. */
  readonly stalls: number;
  readonly stallSeconds: number;
  /** Those of them for which bytes were missing; in the others the machine was slow. */
  readonly starved: number;
  readonly lastStalls: readonly Stall[];
  /** Changes of the rendition. */
  readonly switches: number;
  readonly startMilliseconds: number | null;
  readonly state: SharingState;
  /** Why peers are off, if they are. */
  readonly reason: string | null;
  readonly originAnswers: boolean;
  readonly bandwidth: number;
  readonly links: readonly LinkStats[];
}

export interface LinkStats {
  readonly id: string;
  readonly seeder: boolean;
  /** Bytes. */
  readonly received: number;
  readonly sent: number;
}

declare global {
  interface Window {
    tributary?: { stats(): PlayerStats };
  }
}
