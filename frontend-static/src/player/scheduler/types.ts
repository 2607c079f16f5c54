/** A piece that the player will need and that nothing is bringing yet. Times are seconds from now. */
export interface Wanted {
  readonly piece: number;
  /** Seconds until the first byte of it is needed by the decoder; 0 or less: the picture waits for it. */
  readonly due: number;
}

/** A peer that may be asked. */
export interface Wire {
  readonly id: string;
  /** The server's own seeder: its bytes cost the origin as much as HTTP does. */
  readonly origin: boolean;
  /** Seconds per piece as the asking side sees it, waiting at the uploader included. */
  readonly pace: number;
  /** Seconds until everything that it was asked for is here. */
  readonly busy: number;
  /** How many more pieces it may be asked for now. */
  readonly room: number;
  /** Whether it has a place for this page: a weak uplink serves few at a time and says so. */
  readonly serves: boolean;
  has(piece: number): boolean;
  /** Whether it says that it is fetching the piece by HTTP right now. */
  fetches(piece: number): boolean;
}

/** A piece that was asked of one peer and is on its way. */
export interface Reserved {
  readonly piece: number;
  readonly due: number;
  /** Forecast of the seconds until it is whole. */
  readonly left: number;
  /** It was asked of a fast wire, which may bring it later than HTTP would. */
  readonly fast: boolean;
  /** The peer has sent nothing for too long. */
  readonly silent: boolean;
}

/** Everything that a decision depends on. */
export interface Situation {
  /** By `due`, nearest first. */
  readonly wanted: readonly Wanted[];
  readonly reserved: readonly Reserved[];
  readonly wires: readonly Wire[];
  /** Seconds of media that are there without a gap from the play head. */
  readonly buffer: number;
  /** Whether peers can come at all: the video has a swarm and the viewer shares. */
  readonly peersPossible: boolean;
  /** How long HTTP will take for the next stretch that the decoder takes at once. */
  readonly fetchSeconds: number;
  /** Whether HTTP answers; if not, peers are asked for whatever they have. */
  readonly httpWorks: boolean;
  /** How many HTTP runs are open, and whether one of them was opened for what is needed soon. */
  readonly runs: number;
  readonly urgentRuns: number;
  /** Whether this page is the one that fetches the piece ahead for its neighbourhood. */
  owns(piece: number): boolean;
  /** Whether the pace of fetching ahead allows another run now. */
  readonly mayFetchAhead: boolean;
}

export interface Decision {
  /** Ask these peers for these pieces, in this order. */
  readonly ask: readonly { readonly wire: string; readonly piece: number }[];
  /** Fetch by HTTP at once, nearest first. */
  readonly fetch: readonly number[];
  /** Fetch ahead of need, because others will take it from here. */
  readonly ahead: readonly number[];
  /** Take back from its peer; what is missing comes by HTTP. */
  readonly rescue: readonly number[];
}
