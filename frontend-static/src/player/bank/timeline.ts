import type { Layout } from "./layout.ts";

/** A fragment of a rendition: when it plays, and where its bytes are. */
export interface Fragment {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Where the bytes of each moment lie. Fragments are by time; their bytes grow with it. */
export class Timeline {
  constructor(
    readonly fragments: readonly Fragment[],
    /** The file's head, which every playback needs once. */
    readonly initEnd: number,
  ) {}

  /** The fragment that plays at a moment; the last one after the end. */
  at(seconds: number): Fragment | undefined {
    let [low, high] = [0, this.fragments.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.fragments[middle]?.end ?? 0) > seconds) high = middle;
      else low = middle + 1;
    }
    return this.fragments[low];
  }

  /** The moment at which a byte is needed: a fragment is decoded from its start on. */
  needOf(offset: number): number {
    let [low, high] = [0, this.fragments.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.fragments[middle]?.to ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return this.fragments[low]?.start ?? 0;
  }

  /** The moment at which the first byte of the piece is needed. */
  needOfPiece(piece: number, layout: Layout): number {
    return this.needOf(layout.startOf(piece));
  }

  /** The pieces for what plays from one moment to another, in order. */
  piecesBetween(from: number, to: number, layout: Layout): Iterable<number> {
    const first = this.at(from);
    const last = this.at(to);
    return first && last ? layout.covering(first.from, last.to) : [];
  }
}
