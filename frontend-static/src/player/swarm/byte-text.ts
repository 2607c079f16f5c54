interface ByteText {
  toHex?(): string;
  toBase64?(): string;
}

interface ByteTextConstructor {
  fromHex?(text: string): Uint8Array;
  fromBase64?(text: string): Uint8Array;
}

/** Browsers from before 2026 may lack the methods by which the torrent library writes and reads bytes as text. */
export function addByteText(): void {
  const prototype = Uint8Array.prototype as ByteText & Uint8Array;
  const constructor = Uint8Array as ByteTextConstructor;
  prototype.toHex ??= function (this: Uint8Array) {
    return Array.from(this, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  prototype.toBase64 ??= function (this: Uint8Array) {
    return btoa(Array.from(this, (byte) => String.fromCharCode(byte)).join(""));
  };
  constructor.fromHex ??= (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  constructor.fromBase64 ??= (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
