import Hls, { type HlsConfig, type LevelDetails } from "hls.js/light";
import { type Fragment, Timeline } from "../bank/timeline.ts";
import type { Engine } from "../engine.ts";
import { loaderFor, renditionAt } from "./loader.ts";

/** Whether the browser can be fed by us; where not, it plays the HLS playlist itself or the plain file. */
export function canFeed(): boolean {
  return Hls.isSupported();
}

/** Plays adaptively: hls.js reads playlists by HTTP and fragments from the engine's banks. */
export function createHls(engine: Engine, source: string, video: HTMLVideoElement): Hls {
  const hls = new Hls({
    fLoader: loaderFor(engine),
    abrController: truthfulAbr(engine),
    preferManagedMediaSource: true,
    enableWorker: false,
    maxBufferLength: 30,
    maxMaxBufferLength: 60,
    backBufferLength: 60,
  });
  hls.on(Hls.Events.LEVEL_LOADED, (_, { details }) => learnTimeline(engine, details));
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else if (type === Hls.ErrorTypes.NETWORK_ERROR) setTimeout(() => restart(hls, source), 1000);
  });
  hls.loadSource(source);
  hls.attachMedia(video);
  return hls;
}

/** After a playlist could not be had: from the top where nothing was loaded, else where it was. */
function restart(hls: Hls, source: string): void {
  if (hls.levels.length === 0) hls.loadSource(source);
  else hls.startLoad();
}

function learnTimeline(engine: Engine, details: LevelDetails): void {
  const url = details.fragments[0]?.url;
  const rendition = url ? renditionAt(engine, url) : undefined;
  if (!rendition) return;
  const fragments = details.fragments.map((fragment): Fragment => {
    const [from = 0, to = 0] = fragment.byteRange;
    return { start: fragment.start, end: fragment.end, from, to };
  });
  const initEnd = details.fragments[0]?.initSegment?.byteRange[1] ?? fragments[0]?.from ?? 0;
  engine.setTimeline(rendition, new Timeline(fragments, initEnd));
}

/** Adaptive quality that asks us what the next segment will really see, instead of timing reads that wait on purpose. */
function truthfulAbr(engine: Engine): HlsConfig["abrController"] {
  const Base = Hls.DefaultConfig.abrController as unknown as new (hls: Hls) => { getBwEstimate(): number };
  class TruthfulAbr extends Base {
    override getBwEstimate(): number {
      return engine.bandwidth(super.getBwEstimate());
    }
  }
  return TruthfulAbr as unknown as HlsConfig["abrController"];
}
