/** What the server prints for the player; `PlayerConfig` of the playback module writes it. */
export interface PlayerConfig {
  readonly video: { readonly uuid: string; readonly shortUuid: string; readonly name: string; readonly durationSeconds: number };
  readonly hls: string;
  readonly fallback: string | null;
  readonly poster: string | null;
  /** What stands in the playlists that are read first, by address. */
  readonly playlists?: Readonly<Record<string, string>>;
  /** What playback begins with, unless it begins elsewhere: the page's headers have asked for it already. */
  readonly first?: FirstConfig | null;
  readonly renditions: readonly RenditionConfig[];
  readonly p2p: SwarmConfig;
  /** Takes what this page says about its bytes and stalls. */
  readonly report: string;
  readonly captions?: readonly CaptionConfig[];
  readonly chapters?: readonly ChapterConfig[];
  readonly storyboard?: StoryboardConfig | null;
  /** Where a signed-in viewer left off. */
  readonly resume?: { readonly seconds: number; readonly url: string } | null;
  readonly next?: NextConfig | null;
}

export interface CaptionConfig {
  /** BCP 47. */
  readonly language: string;
  readonly label: string;
  /** A WebVTT file. */
  readonly url: string;
}

export interface ChapterConfig {
  /** Seconds. */
  readonly start: number;
  readonly title: string;
}

/** One picture that holds small pictures of the whole video, row by row. */
export interface StoryboardConfig {
  readonly url: string;
  /** Pixels of one small picture. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly count: number;
  readonly intervalSeconds: number;
}

export interface NextConfig {
  readonly url: string;
  readonly title: string;
  readonly poster: string | null;
}

/** The front of a rendition's file: its head and the first fragment. */
export interface FirstConfig {
  readonly height: number;
  readonly url: string;
  readonly bytes: number;
}

export interface RenditionConfig {
  readonly height: number;
  readonly width: number;
  /** Peak rate. */
  readonly bitsPerSecond: number;
  readonly averageBitsPerSecond: number;
  /** Bytes of the file. */
  readonly size: number;
  readonly file: string;
  readonly playlist: string;
  /** 40 hex digits, or null where the rendition has no torrent. */
  readonly infoHash: string | null;
  readonly torrent: string | null;
  readonly pieceLength: number;
}

export interface SwarmConfig {
  readonly allowed: boolean;
  /** Path or address of the tracker's WebSocket. */
  readonly tracker: string;
  /** Gives a fresh token. */
  readonly pass: string;
  readonly token: string | null;
  readonly tokenExpiresAt: string | null;
  readonly seederPeerIds: readonly string[];
  /** Addresses of STUN servers; none means host candidates only. */
  readonly iceServers: readonly string[];
  /** Path of the page's line to the site. */
  readonly presence: string;
  /** How many others must watch before peers are connected. */
  readonly others: number;
  /** How many pages showed this video when this one was made. */
  readonly watching: number;
  readonly consent: "ask" | "notice";
  /** Whether this kind of player shares by itself. */
  readonly startsOn: boolean;
  /** The most that this page gives to others; null for no limit. */
  readonly uploadBytesPerSecond: number | null;
  /** Height of the highest rendition that peers carry; null for all. */
  readonly rungCap: number | null;
}

export function readConfig(): PlayerConfig | null {
  const text = document.getElementById("player-config")?.textContent;
  return text ? (JSON.parse(text) as PlayerConfig) : null;
}
