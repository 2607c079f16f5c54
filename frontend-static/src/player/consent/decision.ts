/** Whether a page shares, and why not. */
export type GateState = "alone" | "unanswered" | "refused" | "open" | "off" | "unavailable";

export type Answer = "yes" | "no" | null;

/** All that the decision depends on. */
export interface GateSituation {
  /** Why this page or video cannot share at all. */
  readonly unavailable: "video" | "browser" | null;
  readonly answer: Answer;
  /** What the site's administrator wants: wait for the answer, or begin with the notice. */
  readonly consent: "ask" | "notice";
  /** Whether players of this kind share by themselves. */
  readonly startsOn: boolean;
  /** Whether the page's address says that it must not. */
  readonly forbidden: boolean;
  /** Whether the connection is one whose bytes count, and whether the viewer shares over such all the same. */
  readonly metered: boolean;
  readonly meteredAllowed: boolean;
  /** Whether enough others watch. */
  readonly others: "unknown" | "few" | "enough";
}

export interface GateDecision {
  readonly state: GateState;
  /** The end of a message key that says why. */
  readonly why: string;
  /** Whether the notice is to be seen. */
  readonly asks: boolean;
  /** Whether it shares as soon as others are here. */
  readonly willing: boolean;
}

export function decideGate(situation: GateSituation): GateDecision {
  const { unavailable, answer, forbidden, metered, meteredAllowed, startsOn, consent, others } = situation;
  const not = (state: GateState, why: string) => ({ state, why, asks: false, willing: false });
  if (unavailable) return not("unavailable", unavailable);
  if (answer === "no") return not("refused", "refused");
  if (forbidden) return not("off", "address");
  if (metered && !meteredAllowed) return not("off", "metered");
  if (!startsOn && answer !== "yes") return not("off", "embed");
  const asks = answer === null;
  if (asks && consent === "ask") return { state: "unanswered", why: "unanswered", asks, willing: false };
  const state = others === "enough" ? "open" : "alone";
  return { state, why: state, asks, willing: true };
}
