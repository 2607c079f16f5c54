/** Where the pieces of a file lie. */
export class Layout {
  readonly pieces: number;

  constructor(
    readonly size: number,
    readonly pieceLength: number,
  ) {
    this.pieces = Math.ceil(size / pieceLength);
  }

  startOf(piece: number): number {
    return piece * this.pieceLength;
  }

  endOf(piece: number): number {
    return Math.min(this.size, (piece + 1) * this.pieceLength);
  }

  lengthOf(piece: number): number {
    return this.endOf(piece) - this.startOf(piece);
  }

  pieceAt(offset: number): number {
    return Math.floor(offset / this.pieceLength);
  }

  /** The pieces that hold the bytes from `start` to before `end`. */
  *covering(start: number, end: number): Iterable<number> {
    const last = Math.min(this.pieces - 1, this.pieceAt(Math.max(start, end - 1)));
    for (let piece = this.pieceAt(start); piece <= last; piece++) yield piece;
  }
}
