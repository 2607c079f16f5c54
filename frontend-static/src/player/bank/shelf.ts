import type { Files } from "./files.ts";

const inMemory = 8;

/** Pieces of one rendition that lie on the viewer's disk, because memory holds only what is around the play head. */
export class Shelf {
  readonly #pieces = new Map<number, number>();
  readonly #coming = new Map<number, Promise<Uint8Array<ArrayBuffer> | null>>();
  #bytes = 0;

  /** @param name of the rendition among those that share the files */
  constructor(
    readonly files: Files,
    readonly name: string,
  ) {}

  has(piece: number): boolean {
    return this.#pieces.has(piece);
  }

  get held(): Iterable<number> {
    return this.#pieces.keys();
  }

  /** Bytes on disk. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Says whether the piece lies there now; the disk may be full. */
  async put(piece: number, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    if (this.has(piece)) return true;
    try {
      await this.files.write(this.#file(piece), bytes);
    } catch {
      void this.files.remove(this.#file(piece)).catch(() => undefined);
      return false;
    }
    this.#pieces.set(piece, bytes.length);
    this.#bytes += bytes.length;
    return true;
  }

  /** The bytes, or null where the disk lost them; the last few stay in memory, since peers ask block by block. */
  get(piece: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const known = this.#coming.get(piece);
    const coming = known ?? this.#read(piece);
    this.#coming.delete(piece);
    this.#coming.set(piece, coming);
    for (const oldest of this.#coming.keys()) {
      if (this.#coming.size <= inMemory) break;
      this.#coming.delete(oldest);
    }
    return coming;
  }

  async #read(piece: number): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      const bytes = await this.files.read(this.#file(piece));
      if (bytes.length === this.#pieces.get(piece)) return bytes;
    } catch {
      // What cannot be read is not there.
    }
    this.drop(piece);
    return null;
  }

  drop(piece: number): void {
    this.#bytes -= this.#pieces.get(piece) ?? 0;
    this.#coming.delete(piece);
    if (this.#pieces.delete(piece)) void this.files.remove(this.#file(piece)).catch(() => undefined);
  }

  #file(piece: number): string {
    return `${this.name}-${piece}`;
  }
}
