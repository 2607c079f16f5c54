import { Bank } from "./bank/bank.ts";
import { Layout } from "./bank/layout.ts";
import { hex, type Metainfo, readMetainfo, sha1 } from "./bank/metainfo.ts";
import type { Shelf } from "./bank/shelf.ts";
import type { Timeline } from "./bank/timeline.ts";
import type { RenditionConfig } from "./config.ts";
import type { Swarm } from "./swarm/swarm.ts";

const usualFragmentSeconds = 4;
const defaultPieceLength = 256 * 1024;

/** One rung of the ladder: its file, what is held of it, and its swarm while it has one. */
export class Rendition {
  readonly bank: Bank;
  readonly layout: Layout;
  timeline: Timeline | null = null;
  swarm: Swarm | null = null;
  /** What lies on the viewer's disk; null before it is needed and where there is none. */
  shelf: Shelf | null = null;
  usedAt = 0;
  /** Bytes of the file's head, once the playlist was read. */
  headLength = 0;
  #metainfo: Promise<Metainfo> | null = null;

  constructor(readonly config: RenditionConfig) {
    this.layout = new Layout(config.size, config.pieceLength || defaultPieceLength);
    this.bank = new Bank(this.layout);
  }

  /** Seconds of media that the decoder takes at once. */
  get fragmentSeconds(): number {
    const first = this.timeline?.fragments[0];
    return first ? first.end - first.start : usualFragmentSeconds;
  }

  get bytesPerSecond(): number {
    return (this.config.averageBitsPerSecond || this.config.bitsPerSecond) / 8;
  }

  /** The torrent file, checked against the info hash that the page was given. Tried again at the next call if it failed. */
  metainfo(): Promise<Metainfo> {
    this.#metainfo ??= loadMetainfo(this.config).catch((error: unknown) => {
      this.#metainfo = null;
      throw error;
    });
    return this.#metainfo;
  }
}

async function loadMetainfo(config: RenditionConfig): Promise<Metainfo> {
  if (!config.torrent || !config.infoHash) throw new Error("this rendition has no torrent");
  const answer = await fetch(config.torrent);
  if (!answer.ok) throw new Error(`${answer.status} for ${config.torrent}`);
  const metainfo = readMetainfo(new Uint8Array(await answer.arrayBuffer()));
  const found = hex(await sha1(metainfo.info));
  if (found !== config.infoHash.toLowerCase()) throw new Error(`the torrent file has info hash ${found}`);
  if (metainfo.length !== config.size || metainfo.pieceLength !== config.pieceLength) {
    throw new Error("the torrent file describes another file");
  }
  return metainfo;
}
