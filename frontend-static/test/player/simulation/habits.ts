/** How a page is connected and what its viewer does. Seconds, bytes per second. */
export interface Habits {
  readonly joinsAt: number;
  readonly leavesAt: number;
  readonly uplink: number;
  /** From here to the middle of the net, one way. */
  readonly delay: number;
  /** *silent* and *trickle* say that they have everything; *wrong* sends what does not have its hash. */
  readonly manners: "honest" | "silent" | "trickle" | "wrong";
  readonly seeks: readonly { readonly at: number; readonly to: number }[];
  /** Index of the rung that is played, or what adaptive quality chooses. */
  readonly rung: number | "auto";
}
