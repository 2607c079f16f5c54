import type { PlayerConfig } from "./config.ts";
import type { Engine } from "./engine.ts";
import { type ClientConstructor, TorrentClient } from "./swarm/adapter.ts";

const enoughLinks = 10;
const offersPerAnnounce = 5;
const refreshBefore = 60;

/** Why this page cannot verify pieces or connect to others at all, if it cannot. */
export function whyNotShare(config: PlayerConfig): "video" | "browser" | null {
  if (!config.p2p.allowed || config.renditions.every(({ infoHash }) => infoHash === null)) return "video";
  return globalThis.crypto?.subtle !== undefined && typeof RTCPeerConnection === "function" ? null : "browser";
}

/** Brings the page into its swarms and takes it out again. */
export class Peers {
  #client: TorrentClient | null = null;
  #token: string | null;
  #expires: number;
  #wanted = false;
  #refresh: ReturnType<typeof setTimeout> | undefined;
  failure: string | null = null;

  constructor(
    readonly config: PlayerConfig,
    readonly engine: Engine,
    readonly webtorrent: string,
    /** Whether this page looks for others; it always answers those that look for it. */
    readonly looks: () => boolean,
  ) {
    this.#token = config.p2p.token;
    this.#expires = Date.parse(config.p2p.tokenExpiresAt ?? "") || 0;
  }

  get joined(): boolean {
    return this.#client !== null;
  }

  async join(): Promise<void> {
    this.#wanted = true;
    if (this.#client) return;
    try {
      await this.#renewToken();
      const module = (await import(this.webtorrent)) as { default: ClientConstructor };
      if (!this.#wanted || this.#client) return;
      this.#client = new TorrentClient(module.default, {
        iceServers: this.config.p2p.iceServers.map((urls) => ({ urls })),
        announceFields: () => ({ ...(this.#token ? { token: this.#token } : {}), numwant: this.#offers() }),
        onError: (error) => this.#fail(error),
      });
      this.engine.onUnfit = () => this.#fail(new Error("the torrent library is not as expected"));
      this.engine.connect(this.#client);
    } catch (error) {
      this.#fail(error);
    }
  }

  leave(): void {
    this.#wanted = false;
    this.#client = null;
    clearTimeout(this.#refresh);
    this.engine.disconnect();
  }

  #fail(error: unknown): void {
    this.failure = error instanceof Error ? error.message : String(error);
    this.leave();
  }

  #offers(): number {
    if (!this.looks()) return 0;
    const links = this.engine.current?.swarm?.links.size ?? 0;
    return Math.max(0, Math.min(offersPerAnnounce, enoughLinks - links));
  }

  /** Keeps the token fresh while the page shares; without a new one it goes on with the old. */
  async #renewToken(): Promise<void> {
    clearTimeout(this.#refresh);
    if (this.config.p2p.token && this.#secondsLeft < refreshBefore) await this.#fetchToken().catch(() => undefined);
    if (!this.config.p2p.token || !this.#wanted) return;
    const wait = Math.max(refreshBefore / 2, this.#secondsLeft - refreshBefore);
    this.#refresh = setTimeout(() => void this.#renewToken(), wait * 1000);
  }

  get #secondsLeft(): number {
    return (this.#expires - Date.now()) / 1000;
  }

  async #fetchToken(): Promise<void> {
    const answer = await fetch(this.config.p2p.pass);
    if (!answer.ok) return;
    const pass = (await answer.json()) as { token: string; expiresAt: string };
    this.#token = pass.token;
    this.#expires = Date.parse(pass.expiresAt) || 0;
  }
}
