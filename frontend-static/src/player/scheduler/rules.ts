/** The constants of the scheduler, in seconds. They were measured with real pages; see `policy.ts` for their use. */
export const rules = {
  /** With peers, HTTP takes in time for this much media to stay buffered what no peer can bring. */
  httpHorizon: 8,
  /** It begins earlier by the time that it will take, but not by more than this. */
  mostFetchSeconds: 1,
  /** Without a connected viewer HTTP brings fragments that begin before this: about 12 s of media. */
  aloneHorizon: 9,
  /** Peers are asked this far ahead. */
  peerHorizon: 60,
  /** Owners fetch this far ahead. */
  aheadHorizon: 55,
  /** A piece from a fast peer is to be whole this long before it is due. */
  margin: 1.5,
  /** How many paces of a wire a piece is allowed to take. */
  caution: 1.5,
  /**
   * A wire with a shorter pace is fast: it may hold two requests, and be asked for what is due soon. Any other is asked
   * for what it brings before HTTP's horizon, so that the buffer never waits for it.
   */
  fastPace: 0.5,
  /** Reserved pieces that are due so soon after HTTP's horizon are taken back if they would come `rescueMargin` too late. */
  rescueBeyond: 1,
  rescueMargin: 0.8,
  /** Inside the HTTP horizon a page waits for a neighbour's HTTP until this time before need. */
  lastCall: 3.5,
  /** Nothing is fetched ahead with less than this in the buffer. */
  aheadBuffer: 6,
  /** Fetching ahead runs at this multiple of the bit rate times the page's share. */
  aheadPace: 1.5,
  /** The pace of a wire that has not yet delivered a piece. */
  firstPace: 0.8,
  /** A wire is silent without a block for this long, or for `silencePaces` of its own paces. */
  silence: 5,
  silencePaces: 3,
  /** A silent wire is left alone for this long, doubling each time. */
  silencePenalty: 20,
  /** How long a neighbour's word that it is fetching a piece counts. */
  claim: 5,
  /** An uplink serves as many pages as get a piece each within this time, but at least so many; unknown: so many. */
  placeSeconds: 8,
  fewestPlaces: 2,
  placesUnknown: 6,
  /**
   * A rung is gone up to with this part of what HTTP carries and all that peers bring, and kept with that; with more in the
   * buffer, between these two, more is dared, up to the third and fourth: what is missing then is missed only much later.
   */
  upFactor: 0.7,
  stayFactor: 0.95,
  daringUp: 1.05,
  daringStay: 1.15,
  dareFrom: 6,
  dareAll: 14,
  /** Below the best rung no more media than this is loaded where others watch, so that a better one is soon seen. */
  lowGoal: 20,
  /** A swarm that was joined for a rung that may be played next is kept for so long. */
  meetSeconds: 15,
  /** Peers of another rung are trusted with this part of what it needs before they have shown it. */
  lift: 0.6,
  /** A rung that was left because it was not carried is not lifted to for so long, doubling each time up to that. */
  liftPenalty: 30,
  longestLiftPenalty: 240,
  /** Peers count for nothing with so little in the buffer, and fully with `httpHorizon` more. Seconds. */
  distrust: 2,
  /** The next fragment of a rung must be here with this much left in the buffer. */
  reserve: 2,
  /** A fragment that would leave less than this in the buffer is given up for one of a lower rung, if that is smaller by so much. */
  dropReserve: 1,
  /** With less than this in the buffer the picture waits already: half a fragment's time is allowed. */
  standing: 0.3,
  dropGain: 0.6,
  /** What the next segments see is judged by who has them this far ahead. */
  outlook: 20,
  /** Neighbouring pieces that one owner fetches, and that one HTTP request brings at most. */
  group: 2,
  runPieces: 16,
  /** Open HTTP requests at most. */
  runs: 2,
} as const;
