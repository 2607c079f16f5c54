type Params = unknown;
type Method = (params: Params) => unknown;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
}

/**
 * The embedded end of a jschannel: JSON texts by `postMessage`, requests with an id and answers to them, and
 * notifications without. Nothing is sent before both ends said that they are there.
 *
 * Two greetings are in use: `"ping"` and `"pong"` of the first jschannel, and the request and the reply of the later
 * one, which lists methods that are published under names of their own (none are here).
 */
export class Channel {
  readonly #methods = new Map<string, Method>();
  readonly #queue: Message[] = [];
  #ready = false;

  /** @param scope what the methods' names begin with, so that several channels fit into one window */
  constructor(
    readonly host: Window,
    readonly scope: string,
  ) {
    addEventListener("message", (event) => this.#onMessage(event));
    this.#post({ method: `${scope}::__ready`, params: { type: "publish-request", publish: [] } });
  }

  bind(name: string, method: Method): void {
    this.#methods.set(name, method);
  }

  notify(name: string, params: Params): void {
    const message = { method: `${this.scope}::${name}`, params };
    if (this.#ready) this.#post(message);
    else this.#queue.push(message);
  }

  #post(message: object): void {
    this.host.postMessage(JSON.stringify(message), "*");
  }

  #onMessage({ source, data }: MessageEvent): void {
    if (source !== this.host || typeof data !== "string") return;
    const message = parse(data);
    const [scope, name] = message?.method?.split("::") ?? [];
    if (!message || scope !== this.scope || !name) return;
    if (name === "__ready") this.#greet(message.params);
    else if (message.id !== undefined) void this.#answer(message.id, name, message.params);
  }

  #greet(params: Params): void {
    const type = typeof params === "object" && params !== null ? (params as { type?: unknown }).type : params;
    if (type === "ping") this.#post({ method: `${this.scope}::__ready`, params: "pong" });
    if (type === "publish-request") {
      this.#post({ method: `${this.scope}::__ready`, params: { type: "publish-reply", publish: [] } });
    }
    this.#ready = true;
    for (const waiting of this.#queue.splice(0)) this.#post(waiting);
  }

  async #answer(id: number, name: string, params: Params): Promise<void> {
    const method = this.#methods.get(name);
    if (!method) {
      this.#post({ id, error: "method_not_found", message: `No method '${name}' is offered here` });
      return;
    }
    try {
      this.#post({ id, result: (await method(params)) ?? null });
    } catch (error) {
      const { name: kind, message } = error instanceof Error ? error : new Error(String(error));
      this.#post({ id, error: kind, message });
    }
  }
}

function parse(text: string): Message | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Message) : null;
  } catch {
    return null;
  }
}
