import Hls, { type HlsConfig, type PlaylistLoaderContext } from "hls.js/light";
import type { Loader, LoaderCallbacks, LoaderConfiguration } from "hls.js/light";
import type { Engine } from "../engine.ts";

type PlaylistLoader = new (config: HlsConfig) => Loader<PlaylistLoaderContext>;

/**
 * Playlists and the heads of all files, in memory. They are small, and with them a page can go to another rung on what
 * peers hold while the origin is away.
 */
export class Playlists {
  readonly #texts = new Map<string, string>();

  constructor(readonly engine: Engine) {
    for (const [url, text] of Object.entries(engine.config.playlists ?? {})) this.#texts.set(absolute(url), text);
  }

  /** Gets what is not there yet; what fails is left for the next call. */
  async prefetch(): Promise<void> {
    for (const rendition of this.engine.renditions) {
      const url = absolute(rendition.config.playlist);
      if (!this.#texts.has(url)) {
        const text = await fetchText(url);
        if (text) this.#texts.set(url, text);
      }
      const headLength = /#EXT-X-MAP:.*BYTERANGE="(\d+)@0"/.exec(this.#texts.get(url) ?? "")?.[1];
      if (headLength) this.engine.errands.keepHead(rendition, Number(headLength));
    }
  }

  /** A loader for hls.js that looks here first and keeps what it had to fetch. */
  loader(): NonNullable<HlsConfig["pLoader"]> {
    const texts = this.#texts;
    const Base = Hls.DefaultConfig.loader as unknown as PlaylistLoader;
    class KeepingLoader extends Base {
      override load(
        context: PlaylistLoaderContext,
        config: LoaderConfiguration,
        callbacks: LoaderCallbacks<PlaylistLoaderContext>,
      ): void {
        const kept = texts.get(absolute(context.url));
        if (kept === undefined) super.load(context, config, { ...callbacks, onSuccess: keep(texts, callbacks) });
        else queueMicrotask(() => this.#answer(kept, context, callbacks));
      }

      #answer(data: string, context: PlaylistLoaderContext, callbacks: LoaderCallbacks<PlaylistLoaderContext>): void {
        const now = performance.now();
        const stats = (this as unknown as Loader<PlaylistLoaderContext>).stats;
        stats.loading = { start: now, first: now, end: now };
        stats.loaded = stats.total = data.length;
        callbacks.onSuccess({ url: context.url, data, code: 200 }, stats, context, null);
      }
    }
    return KeepingLoader as unknown as NonNullable<HlsConfig["pLoader"]>;
  }
}

function keep(
  texts: Map<string, string>,
  callbacks: LoaderCallbacks<PlaylistLoaderContext>,
): LoaderCallbacks<PlaylistLoaderContext>["onSuccess"] {
  return (response, stats, context, details) => {
    if (typeof response.data === "string") texts.set(absolute(context.url), response.data);
    callbacks.onSuccess(response, stats, context, details);
  };
}

function absolute(url: string): string {
  return new URL(url, location.href).href;
}

async function fetchText(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
