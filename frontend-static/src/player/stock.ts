import { type Files, openFiles } from "./bank/files.ts";
import { Shelf } from "./bank/shelf.ts";
import type { PlayHead } from "./engine.ts";
import type { Rendition } from "./rendition.ts";

const keptBehind = 40;
const keptAhead = 90;
const mostMemoryBytes = 128 * 1024 * 1024;
/** Of the device's memory. */
const partOfMemory = 1 / 64;
/** Pieces that are being written at a time. */
const mostWrites = 4;

/**
 * Where the pieces of all renditions lie: around the play head in memory, the rest on the viewer's disk as far as it
 * allows. What fits nowhere is dropped, and peers are told.
 */
export class Stock {
  #disk: "unknown" | "opening" | "open" | "none" = "unknown";
  #writing = new Set<string>();
  #full = false;

  constructor(
    readonly renditions: readonly Rendition[],
    readonly open: () => Promise<Files | null> = openFiles,
    readonly limit: number = memoryBytes(),
  ) {}

  /** Bytes in memory and on disk. */
  get bytes(): { readonly memory: number; readonly disk: number } {
    return {
      memory: this.renditions.reduce((sum, { bank }) => sum + bank.bytes, 0),
      disk: this.renditions.reduce((sum, { shelf }) => sum + (shelf?.bytes ?? 0), 0),
    };
  }

  /** Moves out of memory what is too much there: the rung not used for longest first, and of the current one what is far. */
  tidy(current: Rendition, head: PlayHead): void {
    let { memory } = this.bytes;
    if (memory <= this.limit) return;
    for (const rendition of [...this.renditions].sort((a, b) => a.usedAt - b.usedAt)) {
      for (const piece of [...rendition.bank.held].sort((a, b) => a - b)) {
        if (memory <= this.limit) return;
        if (piece === 0 || (rendition === current && isAround(rendition, piece, head))) continue;
        if (this.#putAway(rendition, piece)) memory -= rendition.layout.lengthOf(piece);
      }
    }
  }

  /** Brings back from disk what is read. */
  restore(rendition: Rendition, pieces: Iterable<number>): void {
    const { bank, shelf } = rendition;
    for (const piece of pieces) if (!bank.has(piece) && shelf?.has(piece)) void this.#bringBack(rendition, shelf, piece);
  }

  async #bringBack(rendition: Rendition, shelf: Shelf, piece: number): Promise<void> {
    const bytes = await shelf.get(piece);
    if (!bytes) rendition.swarm?.forget(piece);
    else if (!rendition.bank.has(piece)) rendition.bank.put(piece, bytes);
  }

  /** @returns whether the piece is on its way out of memory */
  #putAway(rendition: Rendition, piece: number): boolean {
    const { bank, shelf } = rendition;
    const key = `${rendition.config.height}-${piece}`;
    if (this.#writing.has(key)) return true;
    if (shelf?.has(piece)) {
      bank.drop(piece);
      return true;
    }
    if (this.#disk === "unknown" && rendition.swarm) void this.#openDisk();
    if (this.#disk === "opening") return false;
    if (!shelf || this.#full || !bank.verified.has(piece)) {
      this.#lose(rendition, piece);
      return true;
    }
    if (this.#writing.size >= mostWrites) return false;
    this.#writing.add(key);
    void this.#write(rendition, shelf, piece).finally(() => this.#writing.delete(key));
    return true;
  }

  async #write(rendition: Rendition, shelf: Shelf, piece: number): Promise<void> {
    const bytes = rendition.bank.get(piece);
    if (!bytes) return;
    this.#full = this.bytes.disk + bytes.length > shelf.files.budget || !(await shelf.put(piece, bytes));
    if (shelf.has(piece)) rendition.bank.drop(piece);
    else this.#lose(rendition, piece);
  }

  #lose(rendition: Rendition, piece: number): void {
    rendition.bank.drop(piece);
    rendition.swarm?.forget(piece);
  }

  async #openDisk(): Promise<void> {
    this.#disk = "opening";
    const files = await this.open();
    this.#disk = files ? "open" : "none";
    for (const rendition of this.renditions) if (files) rendition.shelf = new Shelf(files, String(rendition.config.height));
  }
}

function isAround({ timeline, layout }: Rendition, piece: number, { time }: PlayHead): boolean {
  const [from, to] = [timeline?.at(time - keptBehind), timeline?.at(time + keptAhead)];
  return !from || !to || (piece >= layout.pieceAt(from.from) && piece <= layout.pieceAt(to.to));
}

/** Devices with little memory hold less in it, where the browser tells. */
function memoryBytes(): number {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  return Math.min(mostMemoryBytes, (deviceMemory ?? Number.POSITIVE_INFINITY) * 1024 ** 3 * partOfMemory);
}
