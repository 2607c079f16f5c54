import type { Source } from "./bank/bank.ts";

/** What `window.tributary.stats()` gives: for tests, for statistics on the page, for bug reports. */
export interface PlayerStats {
  readonly bytes: Record<Source, number>;
  /** Bytes that this page gave to others. */
  readonly uploaded: number;
  /** Connected peers, and how many of them are viewers. */
  readonly peers: number;
  readonly viewers: number;
  readonly rendition: { readonly height: number } | null;
  readonly bufferSeconds: number;
  readonly hashFailures: number;
  readonly stalls: number;
  readonly startMilliseconds: number | null;
  readonly state: "starting" | "native" | "http" | "joining" | "sharing" | "off" | "unavailable";
  /** Why peers are off, if they are. */
  readonly reason: string | null;
  readonly originAnswers: boolean;
  readonly bandwidth: number;
  readonly links: readonly { readonly id: string; readonly seeder: boolean; readonly received: number; readonly sent: number }[];
}

declare global {
  interface Window {
    tributary?: { stats(): PlayerStats };
  }
}
