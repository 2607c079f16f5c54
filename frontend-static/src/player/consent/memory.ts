import type { Answer } from "./decision.ts";

/** The viewer's answer, kept in the browser; where it keeps nothing, it holds for this page. */
export class ConsentMemory {
  #here: Answer = null;
  #meteredHere = false;

  /** @param key embeds that do not share by themselves have an answer of their own */
  constructor(
    readonly key: string,
    readonly storage: Pick<Storage, "getItem" | "setItem"> | null = storageOrNone(),
  ) {}

  get answer(): Answer {
    const value = this.#get(this.key);
    return value === "on" ? "yes" : value === "off" ? "no" : this.#here;
  }

  set answer(answer: "yes" | "no") {
    this.#here = answer;
    this.#set(this.key, answer === "yes" ? "on" : "off");
  }

  /** Whether the viewer also shares where bytes count. */
  get metered(): boolean {
    return this.#meteredHere || this.#get(`${this.key}.metered`) === "on";
  }

  set metered(allowed: boolean) {
    this.#meteredHere = allowed;
    this.#set(`${this.key}.metered`, allowed ? "on" : "off");
  }

  #get(key: string): string | null {
    try {
      return this.storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  #set(key: string, value: string): void {
    try {
      this.storage?.setItem(key, value);
    } catch {
      // Full or forbidden.
    }
  }
}

function storageOrNone(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
