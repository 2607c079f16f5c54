/** What pages of one swarm tell each other, as an extension message (BEP 10) named `tb_state`. */
export interface PageState {
  /** It plays and takes part in fetching ahead. */
  readonly active: boolean;
  /** It has a place for the page that it tells this. */
  readonly serves: boolean;
  /** The piece at its play head. */
  readonly head: number;
  /** What it can upload, in bytes per second; 0 = not known. */
  readonly uplink: number;
  /** Pieces that it is fetching by HTTP: first piece and how many. */
  readonly fetching: readonly (readonly [from: number, count: number])[];
}

const version = 1;
const headBytes = 11;
const rangeBytes = 6;
const mostRanges = 8;
const longestRange = 64;

/** version, flags, head (4), uplink (4), count of ranges, then per range its start (4) and length (2); big-endian. */
export function encodeState(state: PageState): Uint8Array<ArrayBuffer> {
  const ranges = state.fetching.slice(0, mostRanges);
  const out = new Uint8Array(headBytes + ranges.length * rangeBytes);
  const view = new DataView(out.buffer);
  view.setUint8(0, version);
  view.setUint8(1, (state.active ? 1 : 0) | (state.serves ? 2 : 0));
  view.setUint32(2, state.head);
  view.setUint32(6, Math.min(0xffffffff, state.uplink));
  view.setUint8(10, ranges.length);
  ranges.forEach(([from, count], i) => {
    view.setUint32(headBytes + i * rangeBytes, from);
    view.setUint16(headBytes + i * rangeBytes + 4, count);
  });
  return out;
}

/** Null where the message is not one of ours or claims what cannot be. */
export function decodeState(bytes: Uint8Array, pieces: number): PageState | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headBytes || view.getUint8(0) !== version) return null;
  const count = view.getUint8(10);
  const head = view.getUint32(2);
  if (count > mostRanges || bytes.length < headBytes + count * rangeBytes || head >= pieces) return null;
  const fetching: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const from = view.getUint32(headBytes + i * rangeBytes);
    const length = view.getUint16(headBytes + i * rangeBytes + 4);
    if (length > longestRange || from + length > pieces) return null;
    fetching.push([from, length]);
  }
  const flags = view.getUint8(1);
  return { active: (flags & 1) !== 0, serves: (flags & 2) !== 0, head, uplink: view.getUint32(6), fetching };
}
