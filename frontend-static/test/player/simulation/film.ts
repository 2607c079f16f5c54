export interface Rung {
  readonly height: number;
  readonly bytesPerSecond: number;
  readonly pieceBytes: number;
}

export interface Film {
  readonly seconds: number;
  readonly fragmentSeconds: number;
  /** Lowest first. */
  readonly rungs: readonly Rung[];
}

const megabit = 125_000;

/** The ladder of the bench: about 0.85, 2.5 and 5.1 Mbit/s in pieces of 256 KiB. */
export const ladder: readonly Rung[] = [
  { height: 360, bytesPerSecond: 0.85 * megabit, pieceBytes: 256 * 1024 },
  { height: 720, bytesPerSecond: 2.5 * megabit, pieceBytes: 256 * 1024 },
  { height: 1080, bytesPerSecond: 5.1 * megabit, pieceBytes: 256 * 1024 },
];

/** Where the pieces of one rung lie in time; the rate is constant. */
export class Tape {
  readonly pieces: number;
  readonly fragments: number;

  constructor(
    readonly film: Film,
    readonly rung: Rung,
  ) {
    this.pieces = Math.ceil((film.seconds * rung.bytesPerSecond) / rung.pieceBytes);
    this.fragments = Math.ceil(film.seconds / film.fragmentSeconds);
  }

  /** The moment at which the first byte of the piece is needed. */
  needOf(piece: number): number {
    const { film, rung } = this;
    return Math.floor((piece * rung.pieceBytes) / rung.bytesPerSecond / film.fragmentSeconds) * film.fragmentSeconds;
  }

  pieceAt(seconds: number): number {
    return Math.min(this.pieces - 1, Math.floor((seconds * this.rung.bytesPerSecond) / this.rung.pieceBytes));
  }

  /** First and last piece of a fragment. */
  span(fragment: number): [number, number] {
    const { film, rung } = this;
    const end = Math.min(film.seconds, (fragment + 1) * film.fragmentSeconds) * rung.bytesPerSecond - 1;
    return [this.pieceAt(fragment * film.fragmentSeconds), Math.min(this.pieces - 1, Math.floor(end / rung.pieceBytes))];
  }
}
