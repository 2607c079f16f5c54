/** Recognises a file that is chosen again: by its size and by bytes from its beginning, middle and end. */
const SAMPLE = 256 * 1024;

export async function fingerprint(file: Blob): Promise<string> {
  const starts = [0, Math.floor(file.size / 2), Math.max(0, file.size - SAMPLE)];
  const samples = await Promise.all(starts.map((start) => file.slice(start, start + SAMPLE).arrayBuffer()));
  let low = 0x9e3779b9;
  let high = 0x85ebca6b;
  for (const sample of samples) [low, high] = mix(new Uint8Array(sample), low, high);
  return `${file.size.toString(36)}-${hex(low)}${hex(high)}`;
}

/** Two 32-bit multiplicative hashes; telling files apart needs no cryptography, and pages over plain HTTP have none. */
function mix(bytes: Uint8Array, low: number, high: number): [number, number] {
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return [low >>> 0, high >>> 0];
}

function hex(number: number): string {
  return number.toString(16).padStart(8, "0");
}
