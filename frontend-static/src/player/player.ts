import type Hls from "hls.js/light";
import { type PlayerConfig, readConfig } from "./config.ts";
import { Engine } from "./engine.ts";
import { canFeed, createHls, events, moveTo } from "./media/hls.ts";
import { Playlists } from "./media/playlists.ts";
import { canShare, Peers } from "./peers.ts";
import { StallWatch } from "./stalls.ts";
import type { PlayerStats } from "./stats.ts";
import { Controls } from "./ui/controls.ts";
import { Indicator } from "./ui/indicator.ts";
import { Notice } from "./ui/notice.ts";
import { QualityMenu } from "./ui/quality.ts";
import { SharingSwitch } from "./ui/sharing.ts";
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

class Player {
  readonly #engine: Engine;
  readonly #peers: Peers;
  readonly #sharing: SharingSwitch;
  readonly #indicator: Indicator;
  readonly #playlists: Playlists;
  readonly #notice: Notice;
  readonly #startedAt = performance.now();
  #hls: Hls | null = null;
  #firstFrameAt: number | null = null;
  readonly #stalls: StallWatch;

  constructor(
    readonly config: PlayerConfig,
    readonly root: HTMLElement,
    readonly video: HTMLVideoElement,
  ) {
    const clock = () => performance.now() / 1000;
    this.#engine = new Engine(
      config,
      clock,
      () => this.#playHead(),
      () => this.#show(),
      (rendition) => this.#hls && moveTo(this.#hls, rendition),
    );
    this.#playlists = new Playlists(this.#engine);
    this.#notice = new Notice(root);
    this.#peers = new Peers(config, this.#engine, root.dataset["webtorrent"] ?? "");
    this.#sharing = new SharingSwitch(canShare(config) && canFeed(), (on) => this.#share(on));
    this.#indicator = new Indicator();
    this.#engine.expectPeers(this.#sharing.on);
    video.addEventListener("loadeddata", () => this.#onFirstFrame(), { once: true });
    this.#stalls = new StallWatch(video, clock, () => {
      const { time, bufferedTo } = this.#playHead();
      return bufferedTo - time;
    });
    window.tributary = { stats: () => this.#stats() };
    reportViews(video, config.video.uuid);
    new Controls(root, video, config.video.durationSeconds);
    video.preload = "auto";
    this.#play();
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.#share(this.#sharing.on);
    });
  }

  #play(): void {
    if (canFeed()) {
      this.#hls = createHls(this.#engine, this.#playlists, this.config.hls, this.video);
      new QualityMenu(this.root, this.#hls, events.levels, events.switched);
      this.#engine.start();
    } else if (this.video.canPlayType("application/vnd.apple.mpegurl") !== "") {
      this.video.src = this.config.hls;
    } else if (this.config.fallback) {
      this.video.src = this.config.fallback;
    }
  }

  #onFirstFrame(): void {
    this.#firstFrameAt = performance.now();
    if (!this.#sharing.on || !this.#hls) return;
    const join = () => {
      if (!this.#sharing.on) return;
      void this.#peers.join();
      void this.#playlists.prefetch();
    };
    if (typeof requestIdleCallback === "function") requestIdleCallback(join, { timeout: idleMilliseconds });
    else setTimeout(join, 200);
  }

  #share(on: boolean): void {
    this.#engine.expectPeers(on);
    if (!on) this.#peers.leave();
    else if (this.#firstFrameAt !== null && this.#hls) void this.#peers.join();
    this.#show();
  }

  #leave(): void {
    this.#peers.leave();
  }

  #playHead(): { time: number; bufferedTo: number; active: boolean } {
    const { currentTime: time, buffered } = this.video;
    let bufferedTo = time;
    for (let i = 0; i < buffered.length; i++) {
      if (buffered.start(i) <= bufferedTo + 0.1 && buffered.end(i) > bufferedTo) bufferedTo = buffered.end(i);
    }
    return { time, bufferedTo, active: !this.video.ended && !(this.video.paused && document.hidden) };
  }

  #show(): void {
    const viewers = this.#engine.current?.swarm?.viewers.length ?? 0;
    this.#indicator.show(this.#engine.bytes, viewers);
    const { time, bufferedTo } = this.#playHead();
    const waits = !this.video.paused && !this.video.ended && bufferedTo - time < 0.3;
    this.#notice.show(waits && !this.#engine.health.works, performance.now());
  }

  #stats(): PlayerStats {
    const engine = this.#engine;
    const swarm = engine.current?.swarm;
    const head = this.#playHead();
    return {
      bytes: { ...engine.bytes },
      uploaded: engine.uploader.sent,
      peers: swarm?.links.size ?? 0,
      viewers: swarm?.viewers.length ?? 0,
      rendition: engine.current ? { height: engine.current.config.height } : null,
      bufferSeconds: head.bufferedTo - head.time,
      hashFailures: engine.hashFailures,
      stalls: this.#stalls.count,
      stallSeconds: this.#stalls.seconds,
      lastStalls: this.#stalls.last,
      startMilliseconds: this.#firstFrameAt === null ? null : this.#firstFrameAt - this.#startedAt,
      state: this.#state(),
      reason: this.#peers.failure,
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

  #state(): PlayerStats["state"] {
    if (!this.#hls) return "native";
    if (!this.#sharing.possible) return "unavailable";
    if (!this.#sharing.on) return "off";
    if (this.#firstFrameAt === null) return "starting";
    if (!this.#peers.joined) return "http";
    return (this.#engine.current?.swarm?.links.size ?? 0) > 0 ? "sharing" : "joining";
  }
}
