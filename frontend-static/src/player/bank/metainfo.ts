/** What the player needs of a torrent file (BEP 3). */
export interface Metainfo {
  /** The info dictionary's own bytes: their SHA-1 is the info hash. */
  readonly info: Uint8Array<ArrayBuffer>;
  readonly pieceLength: number;
  /** Bytes of the one file. */
  readonly length: number;
  /** SHA-1 of piece after piece, 20 bytes each. */
  readonly hashes: Uint8Array<ArrayBuffer>;
}

/** Reads a torrent file of one file; throws where it is something else. */
export function readMetainfo(file: Uint8Array<ArrayBuffer>): Metainfo {
  const reader = new Bencode(file);
  let found: Metainfo | null = null;
  for (const key of reader.keys()) {
    if (key !== "info") {
      reader.skip();
      continue;
    }
    const start = reader.at;
    const fields = readInfo(reader);
    found = { info: file.slice(start, reader.at), ...fields };
  }
  if (!found) throw new Error("no info dictionary in the torrent file");
  return found;
}

function readInfo(reader: Bencode): Omit<Metainfo, "info"> {
  let [pieceLength, length, hashes] = [0, 0, new Uint8Array(0)];
  for (const key of reader.keys()) {
    if (key === "piece length") pieceLength = reader.integer();
    else if (key === "length") length = reader.integer();
    else if (key === "pieces") hashes = reader.bytes();
    else reader.skip();
  }
  if (pieceLength <= 0 || length <= 0 || hashes.length !== Math.ceil(length / pieceLength) * 20) {
    throw new Error("the torrent file is not of one file with whole hashes");
  }
  return { pieceLength, length, hashes };
}

/** A torrent file with the same info dictionary, one tracker and nothing else: no other address is ever asked. */
export function withTracker(info: Uint8Array, tracker: string): Uint8Array<ArrayBuffer> {
  const address = new TextEncoder().encode(tracker);
  const head = new TextEncoder().encode(`d8:announce${address.length}:`);
  const key = new TextEncoder().encode("4:info");
  const out = new Uint8Array(head.length + address.length + key.length + info.length + 1);
  let at = 0;
  for (const part of [head, address, key, info, Uint8Array.of(0x65)]) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

export async function sha1(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-1", bytes));
}

export function hashOf(metainfo: Metainfo, piece: number): Uint8Array {
  return metainfo.hashes.subarray(piece * 20, piece * 20 + 20);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Bencode {
  at = 0;

  constructor(readonly input: Uint8Array<ArrayBuffer>) {}

  /** The keys of the dictionary here; the caller reads or skips each value before it asks for the next key. */
  *keys(): Iterable<string> {
    this.#expect("d");
    while (!this.#take("e")) yield new TextDecoder().decode(this.bytes());
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const length = this.#digitsUntil(":");
    if (length < 0 || this.at + length > this.input.length) throw new Error("a bencoded string is cut off");
    this.at += length;
    return this.input.slice(this.at - length, this.at);
  }

  integer(): number {
    this.#expect("i");
    return this.#digitsUntil("e");
  }

  skip(): void {
    if (this.#peek() === "i") this.integer();
    else if (this.#peek() === "d") for (const _ of this.keys()) this.skip();
    else if (this.#take("l")) while (!this.#take("e")) this.skip();
    else this.bytes();
  }

  #digitsUntil(end: string): number {
    const stop = this.input.indexOf(end.charCodeAt(0), this.at);
    const digits = new TextDecoder().decode(this.input.subarray(this.at, stop));
    if (stop < 0 || !/^-?\d{1,15}$/.test(digits)) throw new Error("not a bencoded number");
    this.at = stop + 1;
    return Number(digits);
  }

  #peek(): string {
    return String.fromCharCode(this.input[this.at] ?? 0);
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.at += 1;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) throw new Error(`expected ${character} at ${this.at} of the torrent file`);
  }
}
