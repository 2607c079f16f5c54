import type { PlayHead } from "./engine.ts";
import type { Rendition } from "./rendition.ts";
import { type Candidate, ownerOf, shareOf, weightOf } from "./scheduler/owners.ts";
import { rules } from "./scheduler/rules.ts";
import { headPiece } from "./window.ts";

interface Page extends Candidate {
  readonly from: number;
  readonly to: number;
}

/** The pages of a rendition's swarm that play, with the window of each: who of them fetches what ahead. */
export class Neighbours {
  readonly #pages: readonly Page[];

  constructor(
    rendition: Rendition,
    head: PlayHead,
    readonly self: string,
    ownUplink: number,
  ) {
    const window = Math.ceil((rules.aheadHorizon * rendition.bytesPerSecond) / rendition.layout.pieceLength);
    const page = (id: string, uplink: number, from: number): Page => ({
      id,
      weight: weightOf(uplink, rendition.bytesPerSecond),
      from,
      to: from + window,
    });
    const others = (rendition.swarm?.viewers ?? []).flatMap(({ id, state }) =>
      state?.active ? [page(id, state.uplink, state.head)] : [],
    );
    this.#pages = [...others, page(self, ownUplink, headPiece(rendition, head))];
  }

  /** Whether this page is the one that fetches the piece ahead. */
  owns(piece: number): boolean {
    return ownerOf(piece, this.#pages.filter(({ from, to }) => piece >= from && piece <= to)) === this.self;
  }

  /** Whether this page is the one of all that goes ahead to another rung. */
  get leads(): boolean {
    return ownerOf(0, this.#pages) === this.self;
  }

  /** This page's part of fetching ahead. */
  get share(): number {
    return shareOf(this.self, this.#pages);
  }
}
