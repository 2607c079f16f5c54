import type { FirstConfig, RenditionConfig } from "../config.ts";
import { fetchWhole } from "./http.ts";

/**
 * What playback begins with. It has an address of its own, so that the page's headers could have the browser ask for it
 * while the player was still on its way.
 */
export class First {
  #taken = false;
  #askedAt = 0;

  constructor(readonly config: FirstConfig) {}

  /** Where it ends, if it is of this rendition and was not taken yet. */
  endOf(rendition: RenditionConfig): number | null {
    return !this.#taken && rendition.height === this.config.height ? this.config.bytes : null;
  }

  /** This, once, if it is that range; else it is of no use any more. */
  take(rendition: RenditionConfig, start: number, end: number): First | null {
    if (this.#taken) return null;
    this.#taken = true;
    const fits = rendition.height === this.config.height && start === 0 && end === this.config.bytes;
    return fits ? this : null;
  }

  receive(signal: AbortSignal, onBytes: (bytes: Uint8Array) => void): Promise<void> {
    this.#askedAt = performance.now();
    return fetchWhole(this.config.url, this.config.bytes, signal, onBytes);
  }

  /** How long its bytes took to come; where the browser does not tell, the time since they were asked for here. */
  get seconds(): number {
    const [entry] = performance.getEntriesByName(new URL(this.config.url, location.href).href) as PerformanceResourceTiming[];
    const [from, to] = [entry?.responseStart || this.#askedAt, entry?.responseEnd || performance.now()];
    return Math.max(0.001, (to - from) / 1000);
  }
}
