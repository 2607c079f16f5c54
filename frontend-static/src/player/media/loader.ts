import {
  type FragmentLoaderConstructor,
  type FragmentLoaderContext,
  type Loader,
  type LoaderCallbacks,
  type LoaderConfiguration,
  type LoaderStats,
  LoadStats,
} from "hls.js/light";
import type { Engine } from "../engine.ts";
import type { Rendition } from "../rendition.ts";

/** Lets hls.js read fragments from the banks. It never fails one: a read waits until something brings its bytes. */
export function loaderFor(engine: Engine): FragmentLoaderConstructor {
  return class extends BankLoader {
    constructor() {
      super(engine);
    }
  };
}

class BankLoader implements Loader<FragmentLoaderContext> {
  context: FragmentLoaderContext | null = null;
  readonly stats: LoaderStats = new LoadStats();
  readonly #stop = new AbortController();
  #callbacks: LoaderCallbacks<FragmentLoaderContext> | null = null;

  constructor(readonly engine: Engine) {}

  load(
    context: FragmentLoaderContext,
    _config: LoaderConfiguration,
    callbacks: LoaderCallbacks<FragmentLoaderContext>,
  ): void {
    const rendition = renditionAt(this.engine, context.url);
    const [start, end] = [context.rangeStart ?? 0, context.rangeEnd ?? 0];
    this.context = context;
    this.#callbacks = callbacks;
    this.stats.loading.start = performance.now();
    if (!rendition || end <= start) {
      callbacks.onError({ code: 0, text: "not a range of a rendition of this video" }, context, null, this.stats);
      return;
    }
    void this.#read(rendition, start, end, context, callbacks);
  }

  async #read(
    rendition: Rendition,
    start: number,
    end: number,
    context: FragmentLoaderContext,
    callbacks: LoaderCallbacks<FragmentLoaderContext>,
  ): Promise<void> {
    const bytes = await this.engine.read(rendition, start, end, this.#stop.signal);
    if (this.#stop.signal.aborted) return;
    this.#callbacks = null;
    const now = performance.now();
    const seconds = (bytes.length * 8) / this.engine.bandwidth();
    this.stats.loading.start = Math.max(this.stats.loading.start, now - seconds * 1000);
    this.stats.loading.first = this.stats.loading.start;
    this.stats.loading.end = now;
    this.stats.loaded = this.stats.total = bytes.length;
    callbacks.onProgress?.(this.stats, context, bytes.buffer, null);
    callbacks.onSuccess({ url: context.url, data: bytes.buffer, code: 206 }, this.stats, context, null);
  }

  /** hls.js waits to be told that a load was given up. */
  abort(): void {
    const callbacks = this.#callbacks;
    this.destroy();
    if (this.context) callbacks?.onAbort?.(this.stats, this.context, null);
  }

  destroy(): void {
    this.#callbacks = null;
    if (this.stats.loading.end > 0) return;
    this.stats.aborted = true;
    this.#stop.abort();
  }
}

export function renditionAt(engine: Engine, url: string): Rendition | undefined {
  const path = new URL(url, location.href).pathname;
  return engine.renditions.find(({ config }) => new URL(config.file, location.href).pathname === path);
}
