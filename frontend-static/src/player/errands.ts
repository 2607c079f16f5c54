import { hashOf, sameBytes, sha1 } from "./bank/metainfo.ts";
import type { PlayHead } from "./engine.ts";
import type { Rendition } from "./rendition.ts";
import type { Runs } from "./runs.ts";
import { rules } from "./scheduler/rules.ts";
import { isNear, wantedOf } from "./window.ts";

/** What the page fetches by HTTP: turns decisions into as few requests as possible. */
export class Errands {
  constructor(
    readonly runs: Runs,
    readonly onCorrupted: () => void,
  ) {}

  /** One request for neighbouring pieces; not more than two at once, and only while the origin answers. */
  fetch(rendition: Rendition, pieces: readonly number[], urgent: boolean): void {
    for (let i = 0; i < pieces.length && this.runs.open.size < rules.runs && this.runs.health.mayTry; ) {
      const first = pieces[i] as number;
      let last = first;
      while (last - first + 1 < rules.runPieces && pieces[i + 1] === last + 1) [i, last] = [i + 1, last + 1];
      i += 1;
      this.runs.fetch(rendition, rendition.layout.startOf(first), rendition.layout.endOf(last), urgent);
    }
  }

  /** The file's head: with the first fragment in one request, or alone where playback begins elsewhere. */
  fetchHead(rendition: Rendition, head: PlayHead): void {
    const { bank, timeline, layout } = rendition;
    const initEnd = timeline?.initEnd ?? 0;
    const wanted = bank.waiting.some(({ end }) => end <= initEnd) && bank.firstMissing(0, initEnd) < initEnd;
    if (!wanted || this.runs.brings(rendition, 0) || !this.runs.health.mayTry) return;
    const fragment = timeline?.at(head.bufferedTo);
    const atFront = !this.runs.hasBegun && fragment !== undefined && fragment === timeline?.fragments[0];
    const front = atFront ? this.runs.first?.endOf(rendition.config) : null;
    const comesWithFragment = bank.waiting.some(({ start }) => start > 0 && layout.pieceAt(start) === 0);
    if (comesWithFragment && !front) return;
    this.runs.fetch(rendition, 0, front ?? (atFront ? layout.endOf(layout.pieceAt(fragment.to - 1)) : initEnd), true);
  }

  /** Gets and keeps the file's head, so that a switch to this rung works without the origin. */
  keepHead(rendition: Rendition, length: number): void {
    rendition.headLength = length;
    const there = rendition.bank.firstMissing(0, length) === length;
    if (!there && this.runs.health.works && !this.runs.brings(rendition, 0)) this.runs.fetch(rendition, 0, length, false);
  }

  /** Tries the origin again after it failed, with what is needed first. */
  probe(rendition: Rendition, head: PlayHead): void {
    if (this.runs.health.works || !this.runs.health.mayTry || this.runs.open.size > 0) return;
    const first = wantedOf(rendition, head, this.runs)[0];
    if (first) this.fetch(rendition, [first.piece], true);
  }

  /** Takes a piece back from its peer and fetches what is missing of it. */
  rescue(rendition: Rendition, piece: number): void {
    const part = rendition.swarm?.takeBack(piece);
    if (!part || !this.runs.health.works || part.front === 0) return;
    this.runs.fetchTail(rendition, piece, part, (bytes) => void this.#store(rendition, piece, bytes, part.sender));
  }

  async #store(rendition: Rendition, piece: number, bytes: Uint8Array<ArrayBuffer>, sender: string): Promise<void> {
    const metainfo = await rendition.metainfo();
    if (sameBytes(await sha1(bytes), hashOf(metainfo, piece))) {
      rendition.bank.put(piece, bytes);
      await rendition.swarm?.offer(piece);
    } else {
      rendition.swarm?.ban(sender);
      this.onCorrupted();
    }
  }

  /** After a seek or a switch nobody needs what was under way for the old place. */
  dropUnneeded(rendition: Rendition, isCurrent: boolean, head: PlayHead): void {
    const waiting = rendition.bank.waiting;
    this.runs.stop((run) => {
      if (run.rendition !== rendition || (isCurrent && isNear(rendition, run.start, run.end, head))) return false;
      return !waiting.some(({ start, end }) => start < run.end && run.start < end);
    });
  }
}
