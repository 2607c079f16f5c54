import Hls, { type HlsConfig, type LevelDetails } from "hls.js/light";
import { type Fragment, Timeline } from "../bank/timeline.ts";
import type { Engine } from "../engine.ts";
import type { Rendition } from "../rendition.ts";
import { loaderFor, renditionAt } from "./loader.ts";
import type { Playlists } from "./playlists.ts";

/** Whether the browser can be fed by us; where not, it plays the HLS playlist itself or the plain file. */
export function canFeed(): boolean {
  return Hls.isSupported();
}

/** What the quality menu listens to. */
export const events = { levels: Hls.Events.MANIFEST_PARSED, switched: Hls.Events.LEVEL_SWITCHED } as const;

/** Seconds of media ahead, and where they are few bytes. */
const usualGoal = 30;
const mostGoal = 60;

/** Plays adaptively: hls.js reads playlists by HTTP and fragments from the engine's banks. */
export function createHls(engine: Engine, playlists: Playlists, source: string, video: HTMLVideoElement): Hls {
  const hls = new Hls({
    fLoader: loaderFor(engine),
    pLoader: playlists.loader(),
    abrController: truthfulAbr(engine),
    preferManagedMediaSource: true,
    enableWorker: false,
    maxBufferLength: usualGoal,
    maxMaxBufferLength: mostGoal,
    backBufferLength: 60,
    capLevelToPlayerSize: savesData(),
  });
  engine.ladder.isAuto = () => hls.autoLevelEnabled;
  hls.on(Hls.Events.LEVEL_LOADED, (_, { details }) => learnTimeline(engine, details));
  hls.on(Hls.Events.FRAG_BUFFERED, () => setGoal(hls, engine));
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else if (type === Hls.ErrorTypes.NETWORK_ERROR) setTimeout(() => restart(hls, source), 1000);
  });
  hls.loadSource(source);
  hls.attachMedia(video);
  return hls;
}

/** hls.js reads it anew whenever it asks itself whether to load. */
function setGoal({ config }: Hls, engine: Engine): void {
  const goal = engine.ladder.goal(usualGoal);
  config.maxBufferLength = goal;
  config.maxMaxBufferLength = goal < usualGoal ? goal : mostGoal;
}

/** Whoever saves data gets no more picture than the player shows; for others a larger one is worth its bytes. */
function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
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

/** The level that plays a rendition; -1 where there is none. */
export function levelOf(hls: Hls, rendition: Rendition): number {
  const path = new URL(rendition.config.playlist, location.href).pathname;
  return hls.levels.findIndex(({ url }) => url.some((address) => new URL(address, location.href).pathname === path));
}

/** Goes on with another rendition at once, giving up what was being loaded. */
export function moveTo(hls: Hls, rendition: Rendition): void {
  const level = levelOf(hls, rendition);
  if (level < 0) return;
  hls.stopLoad();
  hls.nextLoadLevel = level;
  hls.startLoad();
}

interface Abr {
  readonly hls: Hls;
  getBwEstimate(): number;
  nextAutoLevel: number;
}

/**
 * Adaptive quality that asks us what the next segment will really see, instead of timing reads that wait on purpose.
 * Among others it plays what HTTP and peers carry together; while the origin does not answer, what the peers have.
 */
function truthfulAbr(engine: Engine): HlsConfig["abrController"] {
  const Base = Hls.DefaultConfig.abrController as unknown as new (hls: Hls) => Abr;
  class TruthfulAbr extends Base {
    override getBwEstimate(): number {
      return engine.bandwidth(super.getBwEstimate());
    }

    override get nextAutoLevel(): number {
      const usual = super.nextAutoLevel;
      setGoal(this.hls, engine);
      const chosen = engine.health.works ? engine.ladder.choose() : engine.current;
      const level = chosen ? levelOf(this.hls, chosen) : -1;
      return level >= 0 ? level : usual;
    }

    override set nextAutoLevel(level: number) {
      super.nextAutoLevel = level;
    }
  }
  return TruthfulAbr as unknown as HlsConfig["abrController"];
}
