/** Asks for pages over one kept connection, as a signed-in browser does, and measures each to its last byte. */
import { Agent, request } from "node:http";

export class Browser {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookies = new Map();
  #site;

  constructor(site) {
    this.#site = site;
  }

  async signIn({ username, password }) {
    const { text } = await this.get("/login");
    const [, token] = /name="_csrf"[^>]*value="([^"]+)"/.exec(text) ?? [];
    const form = new URLSearchParams({ username, password, _csrf: token }).toString();
    const { status } = await this.#ask("POST", "/login", form);
    if (status !== 302) throw new Error(`signing in: ${status}`);
  }

  /** @returns status, text, and milliseconds from the request to the answer's last byte */
  get(path) {
    return this.#ask("GET", path);
  }

  #ask(method, path, form) {
    return new Promise((resolve, reject) => {
      const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
      if (form !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
      const began = performance.now();
      const asked = request(this.#site.address(path), { method, headers, agent: this.#agent }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const milliseconds = performance.now() - began;
          this.#keep(answer.headers["set-cookie"] ?? []);
          resolve({ status: answer.statusCode, milliseconds, text: Buffer.concat(parts).toString() });
        });
      });
      asked.on("error", reject);
      asked.end(form);
    });
  }

  #keep(cookies) {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.#cookies.set(name, value);
    }
  }

  close() {
    this.#agent.destroy();
  }
}
