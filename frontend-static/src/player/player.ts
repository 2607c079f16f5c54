import type Hls from "hls.js/light";
import { type PlayerConfig, readConfig } from "./config.ts";
import { Engine } from "./engine.ts";
import { canFeed, createHls, moveTo } from "./media/hls.ts";
import { Playlists } from "./media/playlists.ts";
import { SharingGate } from "./gate.ts";
import { followMoments } from "./moments.ts";
import { OffloadReport } from "./offload.ts";
import { Peers, whyNotShare } from "./peers.ts";
import { Playback } from "./playback.ts";
import { Quality } from "./quality.ts";
import type { Stage } from "./stage.ts";
import type { PlayerStats } from "./stats.ts";
import { dressEmbed } from "./embed/frame.ts";
import { Controls } from "./ui/controls.ts";
import { Indicator } from "./ui/indicator.ts";
import { handleKeys } from "./ui/keys.ts";
import { type Later, laterFor } from "./ui/later.ts";
import { Notice } from "./ui/notice.ts";
import { openOnDemand } from "./ui/on-demand.ts";
import { type Parameters, readParameters } from "./ui/parameters.ts";
import { applyParameters } from "./ui/begin.ts";
import { word } from "./ui/words.ts";
import { reportViews } from "./views.ts";

const idleMilliseconds = 1500;

/** Starts the player of the page, if the page has one. */
export function startPlayer(): void {
  const config = readConfig();
  const root = document.querySelector<HTMLElement>("[data-player]");
  const video = root?.querySelector("video");
  if (!config || !root || !video) return;
  new Player(config, root, video);
}

class Player implements Stage {
  readonly parameters: Parameters;
  readonly controls: Controls;
  readonly later: Later;
  readonly #engine: Engine;
  readonly #peers: Peers;
  readonly #gate: SharingGate;
  readonly #indicator = new Indicator();
  readonly #playlists: Playlists;
  readonly #playback: Playback;
  readonly #notice: Notice;
  quality: Quality | null = null;
  #ended = false;
  #hls: Hls | null = null;

  constructor(
    readonly config: PlayerConfig,
    readonly root: HTMLElement,
    readonly video: HTMLVideoElement,
  ) {
    this.parameters = readParameters(location.search, config);
    this.#playback = new Playback(video, this.parameters.start);
    this.#engine = new Engine(
      config,
      () => performance.now() / 1000,
      () => this.#playback.head,
      () => this.#show(),
      (rendition) => this.#hls && moveTo(this.#hls, rendition),
    );
    this.#playlists = new Playlists(this.#engine);
    this.#notice = new Notice(root);
    this.#peers = new Peers(config, this.#engine, root.dataset["webtorrent"] ?? "", () => !this.#gate.isClosing);
    const startsOn = config.p2p.startsOn || this.parameters.p2p === true;
    this.#gate = new SharingGate({ ...config.p2p, startsOn }, whyNotShare(config) ?? (canFeed() ? null : "browser"), this.parameters.p2p === false, {
      open: () => this.#join(),
      close: () => this.#peers.leave(),
      expect: (possible) => this.#engine.expectPeers(possible),
      renditions: (counts) => (this.#engine.rungs = counts),
      end: (message) => this.#end(message),
      connected: () => this.#engine.current?.swarm?.viewers.length ?? 0,
    });
    video.addEventListener("loadeddata", () => this.#onFirstFrame(), { once: true });
    video.addEventListener("error", () => this.#notice.say(word("notice.media")));
    window.tributary = { stats: () => this.stats() };
    this.#load();
    new OffloadReport(config.report, video, () => this.stats());
    reportViews(video, config.video.uuid);
    followMoments(root, video);
    this.controls = new Controls(root, video, config.video.durationSeconds);
    this.later = laterFor(this);
    openOnDemand(root, config, this.later);
    if (this.parameters.controls) handleKeys(root, video, this.controls.screen, this.later);
    applyParameters(this);
    dressEmbed(this.parameters);
    if (this.parameters.api) this.later((furnished) => furnished.offerApi());
    addEventListener("pagehide", () => this.#gate.leave());
    addEventListener("pageshow", (event) => {
      if (event.persisted && this.#playback.begun) this.#gate.begin();
    });
  }

  #load(): void {
    const { video, config } = this;
    video.preload = "auto";
    if (canFeed()) {
      this.#hls = createHls(this.#engine, this.#playlists, config.hls, video);
      this.#hls.config.startPosition = this.parameters.start || -1;
      this.quality = new Quality(this.#hls);
      this.#engine.start();
    } else {
      void this.playByAddress(true, this.parameters.start);
    }
  }

  async playByAddress(on: boolean, at = this.video.currentTime): Promise<void> {
    const { video, config } = this;
    const plays = !video.paused;
    if (on) {
      this.#hls?.detachMedia();
      const native = video.canPlayType("application/vnd.apple.mpegurl") !== "";
      video.disableRemotePlayback = false;
      video.src = native || !config.fallback ? config.hls : config.fallback;
    } else {
      video.removeAttribute("src");
      this.#hls?.attachMedia(video);
    }
    await new Promise((resolve) => video.addEventListener("loadedmetadata", resolve, { once: true }));
    if (at > 0) video.currentTime = at;
    if (plays) await video.play().catch(() => undefined);
  }

  #onFirstFrame(): void {
    this.#gate.begin();
    whenIdle(() => this.later(() => undefined));
  }

  #join(): void {
    whenIdle(() => {
      if (this.#gate.decision.state !== "open") return;
      void this.#peers.join();
      void this.#playlists.prefetch();
    });
  }

  /** The site takes the video away: nothing of it is kept or played on. */
  #end(message: string): void {
    this.#ended = true;
    this.#engine.destroy();
    this.#hls?.destroy();
    this.#hls = null;
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
    this.#notice.say(message);
  }

  #show(): void {
    this.#gate.plays(this.#engine.current?.config.height ?? null);
    this.#indicator.show(this.#engine.bytes, this.#engine.current?.swarm?.viewers.length ?? 0);
    this.#notice.show(this.#playback.starves && !this.#engine.health.works, performance.now());
  }

  stats(): PlayerStats {
    const engine = this.#engine;
    const swarm = engine.current?.swarm;
    const { time, bufferedTo } = this.#playback.head;
    return {
      bytes: { ...engine.bytes },
      duplicates: engine.duplicates,
      kept: engine.stock.bytes,
      uploaded: engine.uploader.sent,
      peers: swarm?.links.size ?? 0,
      viewers: swarm?.viewers.length ?? 0,
      rendition: engine.current ? { height: engine.current.config.height } : null,
      bufferSeconds: bufferedTo - time,
      hashFailures: engine.hashFailures,
      ...this.#playback.figures,
      state: this.#state(),
      reason: this.#peers.failure ?? this.#why(),
      originAnswers: engine.health.works,
      bandwidth: Math.round(engine.bandwidth()),
      links: [...(swarm?.links.values() ?? [])].map((link) => ({
        id: link.id,
        seeder: link.origin,
        received: link.bytesIn,
        sent: link.bytesOut,
      })),
    };
  }

  /** In words, where the state's name does not say all. */
  #why(): string | null {
    const { state, why } = this.#gate.decision;
    return state === "off" || state === "unavailable" ? word(`sharing.${why}`) : null;
  }

  #state(): PlayerStats["state"] {
    if (!this.#hls && !this.#ended) return "native";
    const { state } = this.#gate.decision;
    if (state !== "open" && (state !== "alone" || this.#playback.begun)) return state;
    if (!this.#playback.begun) return "starting";
    if (!this.#peers.joined) return "http";
    return (this.#engine.current?.swarm?.links.size ?? 0) > 0 ? "sharing" : "joining";
  }
}

function whenIdle(action: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(action, { timeout: idleMilliseconds });
  else setTimeout(action, 200);
}
