const storageKey = "tributary.player";

/** What a viewer set, for the next video. */
export interface Remembered {
  volume?: number;
  muted?: boolean;
  speed?: number;
  /** Language of the captions; empty when they are off. */
  caption?: string;
  captionSize?: string;
  captionColour?: string;
}

export function remembered(): Remembered {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

export function remember(change: Remembered): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...remembered(), ...change }));
  } catch {
    // Without storage the choice holds for this page only.
  }
}
