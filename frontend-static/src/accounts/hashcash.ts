/** SHA-256 (FIPS 180-4) of one short text: the browser's own is too slow for many small ones, as each is a promise. */
const constants = new Uint32Array(64);
const initial = new Uint32Array(8);
{
  let count = 0;
  for (let candidate = 2; count < 64; candidate++) {
    let prime = true;
    for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) prime = false;
    if (!prime) continue;
    const fraction = (root: number) => ((root - Math.floor(root)) * 4294967296) >>> 0;
    if (count < 8) initial[count] = fraction(Math.sqrt(candidate));
    constants[count++] = fraction(Math.cbrt(candidate));
  }
}

const schedule = new Uint32Array(64);

function turn(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function compress(state: Uint32Array, block: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = block.getUint32(offset + 4 * i);
  for (let i = 16; i < 64; i++) {
    const a = schedule[i - 15]!;
    const b = schedule[i - 2]!;
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    schedule[i] = schedule[i - 16]! + s0 + schedule[i - 7]! + s1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + schedule[i]!;
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) >>> 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) >>> 0;
  }
  const add = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = state[i]! + add[i]!;
}

/** The hash as eight words. */
export function sha256(text: string): Uint32Array {
  const length = Math.ceil((text.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  bytes[text.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 4, text.length * 8);
  const state = initial.slice();
  for (let offset = 0; offset < length; offset += 64) compress(state, view, offset);
  return state;
}

export function zeroBits(hash: Uint32Array): number {
  let bits = 0;
  for (const word of hash) {
    if (word !== 0) return bits + Math.clz32(word);
    bits += 32;
  }
  return bits;
}

/** The first number that makes the challenge's hash begin with so many zero bits. */
export function findProof(challenge: string, bits: number): number {
  for (let proof = 0; ; proof++) {
    if (zeroBits(sha256(`${challenge}:${proof}`)) >= bits) return proof;
  }
}
