/** The packed site on a data folder that stays between runs, so that videos are transcoded once. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openAsBlob, openSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { jar, root, work } from "./paths.mjs";
import { until } from "./wait.mjs";

const password = "correct horse battery staple";
const films = join(work, "data");
const published = 1;
const failed = 7;

export const administrator = { username: "admin", password };

export class Site {
  #process;
  #token;

  /**
   * @param heights rungs that an upload gets
   * @param settings further environment variables
   * @param home the data folder; that with the films if absent
   */
  static async start(heights, settings = {}, home = films) {
    if (!existsSync(jar)) throw new Error("The site is not built. Type: ./tributary build");
    const site = new Site();
    site.home = home;
    await site.#launch(heights, settings);
    return site;
  }

  async #launch(heights, settings) {
    mkdirSync(work, { recursive: true });
    this.port = await freePort();
    const log = openSync(join(work, "site.log"), "a");
    const environment = {
      ...process.env,
      TRIBUTARY_HOME: this.home,
      SERVER_PORT: String(this.port),
      TRIBUTARY_TRACKER_PORT: String(await freePort()),
      TRIBUTARY_SEEDER_MODE: "off",
      TRIBUTARY_ADMIN_PASSWORD: password,
      TRIBUTARY_TRANSCODING_HEIGHTS: heights.join(","),
      TRIBUTARY_TRANSCODING_MAXIMUM_DURATION: "1h",
      TRIBUTARY_LIMITS_API: "100000 in 10s",
      // The films outlive builds whose migrations were numbered side by side.
      SPRING_FLYWAY_OUT_OF_ORDER: "true",
      ...settings,
    };
    this.#process = spawn(join(root, "tributary"), ["run"], { env: environment, stdio: ["ignore", log, log] });
    await until(`the site answers (log: ${join(work, "site.log")})`, 120, async () => {
      return this.#process.exitCode !== null || (await fetch(this.address("/api/v1/ping"))).ok;
    });
    if (this.#process.exitCode !== null) throw new Error(`The site ended with ${this.#process.exitCode}; see ${join(work, "site.log")}.`);
  }

  address(path) {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** The program that the transcoder unpacked. */
  async ffmpeg() {
    const folder = join(this.home, "transcoder");
    return until("FFmpeg is unpacked", 60, () => {
      const [version] = existsSync(folder) ? readdirSync(folder).filter((name) => /^ffmpeg-.*-/.test(name)) : [];
      const program = version && join(folder, version, "ffmpeg");
      return program && existsSync(program) && program;
    });
  }

  /** Publishes a file, waits for all its rungs, and gives its id. */
  async publish(file, name, rungs) {
    const form = new FormData();
    const me = await this.json("/api/v1/users/me");
    form.set("channelId", String(me.videoChannels[0].id));
    form.set("name", name);
    form.set("privacy", "1");
    form.set("videofile", await openAsBlob(file), "source.mp4");
    const answer = await fetch(this.address("/api/v1/videos/upload"), {
      method: "POST",
      headers: { authorization: `Bearer ${await this.#signIn()}` },
      body: form,
    });
    if (!answer.ok) throw new Error(`the upload was refused: ${answer.status} ${await answer.text()}`);
    const { uuid } = (await answer.json()).video;
    await until(`${name} is published with ${rungs} rungs`, 3600, async () => {
      const video = await this.json(`/api/v1/videos/${uuid}`);
      if (video.state.id === failed) throw new Error("transcoding failed");
      return video.state.id === published && filesOf(video).length >= rungs;
    });
    return uuid;
  }

  async json(path) {
    const answer = await fetch(this.address(path), { headers: { authorization: `Bearer ${await this.#signIn()}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }

  /** What the watch page tells the player. */
  async playerConfig(uuid) {
    const page = await (await fetch(this.address(`/w/${uuid}`))).text();
    const [, text] = /<script type="application\/json" id="player-config">([\s\S]*?)<\/script>/.exec(page) ?? [];
    if (!text) throw new Error(`the watch page of ${uuid} has no player`);
    return JSON.parse(text);
  }

  /** A server that has just started compiles what it is asked for first; no contender is to pay for that. */
  async warm({ video, hls, renditions }) {
    for (let i = 0; i < 40; i++) {
      const paths = [`/w/${video.shortUuid}`, hls, renditions[0].playlist, `/api/v1/videos/${video.uuid}`];
      for (const path of paths) await (await fetch(this.address(path))).arrayBuffer();
      const range = { range: `bytes=${i * 1000}-${i * 1000 + 300_000}` };
      await (await fetch(this.address(renditions[0].file), { headers: range })).arrayBuffer();
    }
  }

  async #signIn() {
    if (this.#token) return this.#token;
    const client = await (await fetch(this.address("/api/v1/oauth-clients/local"))).json();
    const form = new URLSearchParams({ ...client, grant_type: "password", username: "admin", password });
    const answer = await fetch(this.address("/api/v1/users/token"), { method: "POST", body: form });
    if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`);
    this.#token = (await answer.json()).access_token;
    return this.#token;
  }

  async stop() {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGTERM");
    await ended;
  }
}

function filesOf(video) {
  return video.files?.length ? video.files : (video.streamingPlaylists?.[0]?.files ?? []);
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
