/** The constants of the scheduler, in seconds. They were measured with real pages; see `policy.ts` for their use. */
export const rules = {
  /** With peers, HTTP takes what is due within this time and no peer can bring. */
  httpHorizon: 8,
  /** Without a connected viewer HTTP brings fragments that begin before this: about 12 s of media. */
  aloneHorizon: 9,
  /** The same while the page has just begun and peers may be found any moment: 8 s of media for a start. */
  joiningHorizon: 5,
  joiningTime: 5,
  /** Peers are asked this far ahead. */
  peerHorizon: 60,
  /** Owners fetch this far ahead. */
  aheadHorizon: 40,
  /** A piece from a peer is to be whole this long before it is due. */
  margin: 1.5,
  /** How many paces of a wire a piece is allowed to take. */
  caution: 1.5,
  /** A wire with a longer pace is slow: it is asked only for what is due later than `slowDue`. */
  slowPace: 1,
  slowDue: 9.5,
  /** A wire with a shorter pace may hold two requests. */
  fastPace: 0.5,
  /** Reserved pieces that are due sooner than `rescueDue` and late by less than `rescueMargin` are taken back. */
  rescueDue: 9,
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
  /** Neighbouring pieces that one owner fetches, and that one HTTP request brings at most. */
  group: 4,
  runPieces: 16,
  /** Open HTTP requests at most. */
  runs: 2,
} as const;
