/**
 * What all contenders reach the site through: one link with a cap on everything that the origin sends, and a delay for
 * each request, and for each connection once more. Pages of the other contenders are served here, over the same link.
 */
import { createServer, Agent, request } from "node:http";
import { connect } from "node:net";
import { Bucket } from "./bucket.mjs";

const chunk = 8 * 1024;

export class Link {
  mediaBytes = 0;
  mediaRequests = 0;
  allBytes = 0;
  #agent = new Agent({ keepAlive: true });
  #known = new WeakSet();
  #sockets = new Set();

  /** @param pages answers for paths below /bench/: `(path) => {type, br, gzip} | undefined` */
  constructor({ site, pages, bytesPerSecond, delay }) {
    this.site = site;
    this.pages = pages;
    this.delay = delay;
    this.bucket = new Bucket(bytesPerSecond);
    this.server = createServer({ keepAliveTimeout: 60_000 }, (asked, answer) => this.#serve(asked, answer).catch(() => answer.destroy()));
    this.server.on("upgrade", (asked, socket, head) => this.#upgrade(asked, socket, head));
    this.server.on("connection", (socket) => {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  listen(host) {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(0, host, () => resolve(this.server.address().port));
    });
  }

  async #serve(asked, answer) {
    const first = !this.#known.has(asked.socket);
    this.#known.add(asked.socket);
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay * (first ? 2 : 1)));
    const path = asked.url.split("?")[0];
    if (path.startsWith("/bench/")) return this.#own(path, answer, asked.headers["accept-encoding"] ?? "");
    const media = path.startsWith("/media/") && path.endsWith(".mp4");
    if (media) this.mediaRequests += 1;
    const forward = request(
      { port: this.site.port, host: "127.0.0.1", method: asked.method, path: asked.url, headers: asked.headers, agent: this.#agent },
      (from) => {
        answer.writeHead(from.statusCode, from.rawHeaders);
        this.#send(from, answer, media).catch(() => answer.destroy());
      },
    );
    forward.on("error", () => answer.destroy());
    answer.on("close", () => answer.writableFinished || forward.destroy());
    asked.pipe(forward);
  }

  async #send(from, answer, media) {
    for await (const bytes of from) {
      for (let at = 0; at < bytes.length; at += chunk) {
        const part = bytes.subarray(at, at + chunk);
        await this.bucket.take(part.length);
        if (answer.destroyed) return;
        this.allBytes += part.length;
        if (media) this.mediaBytes += part.length;
        if (!answer.write(part)) await drained(answer);
      }
    }
    answer.end();
  }

  async #own(path, answer, accepted) {
    const page = this.pages(path);
    if (!page) return answer.writeHead(404).end();
    const encoding = accepted.includes("br") ? "br" : "gzip";
    const bytes = page[encoding];
    const headers = { "content-type": page.type, "content-length": bytes.length, "content-encoding": encoding };
    answer.writeHead(200, { ...headers, "service-worker-allowed": "/" });
    await this.#send([bytes], answer, false);
  }

  #upgrade(asked, socket, head) {
    const upstream = connect(this.site.port, "127.0.0.1", () => {
      const headers = [];
      for (let i = 0; i < asked.rawHeaders.length; i += 2) headers.push(`${asked.rawHeaders[i]}: ${asked.rawHeaders[i + 1]}`);
      upstream.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      upstream.write(head);
      socket.pipe(upstream).pipe(socket);
    });
    this.#sockets.add(upstream);
    upstream.on("close", () => this.#sockets.delete(upstream));
    for (const end of [socket, upstream]) {
      end.on("error", () => {
        socket.destroy();
        upstream.destroy();
      });
    }
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
    this.#agent.destroy();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

function drained(answer) {
  return new Promise((resolve) => {
    answer.once("drain", resolve);
    answer.once("close", resolve);
  });
}
