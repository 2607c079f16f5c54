import { DetailedError, Upload } from "tus-js-client";
import { csrf, sentence } from "./site.ts";

/** What a transfer tells while it runs. */
export interface Listener {
  /** The site has taken the upload on, at this address. */
  begun(url: string): void;
  progress(sent: number, size: number): void;
  /** The connection is lost, or found again. */
  waiting(lost: boolean): void;
  done(video: string): void;
  /** It will not go on by itself. `status` 0: the site could not be asked at all. */
  failed(status: number, words: string): void;
}

const UPLOADS = "/studio/uploads";
const PAUSES = [0, 500, 1000, 2000, 4000, 8000, 15000, 15000, 15000, 30000, 30000, 30000];

/** Answers after which the same request may succeed: the site is away or busy … */
const PASSING = [502, 503, 504];

/** … or another request held the upload, whose offset is asked for anew. */
const PASSING_ONCE_BEGUN = [409, 423, 429, 460, ...PASSING];

/** One file on its way, by tus. Asks the site where to go on after every break. */
export class Transfer {
  readonly #upload: Upload;
  readonly #listener: Listener;
  #failures = 0;
  #offline: (() => void) | undefined;

  /** @param begun address of an earlier upload of the same file */
  constructor(file: File, mark: string, begun: string | undefined, listener: Listener) {
    this.#listener = listener;
    this.#upload = new Upload(file, {
      endpoint: UPLOADS,
      uploadUrl: begun ?? null,
      metadata: { filename: file.name, fingerprint: mark },
      retryDelays: null,
      storeFingerprintForResuming: false,
      removeFingerprintOnSuccess: false,
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(csrf())) request.setHeader(name, value);
      },
      onUploadUrlAvailable: () => {
        if (this.#upload.url) listener.begun(new URL(this.#upload.url, location.href).pathname);
      },
      onProgress: (sent, size) => {
        if (this.#failures > 0) listener.waiting(false);
        this.#failures = 0;
        listener.progress(sent, size ?? file.size);
      },
      onSuccess: ({ lastResponse }) => listener.done(lastResponse.getHeader("Upload-Video") ?? ""),
      onError: (failure) => this.#failed(failure),
    });
  }

  start(): void {
    this.#upload.start();
  }

  async pause(): Promise<void> {
    this.#stopWaiting();
    await this.#upload.abort();
  }

  resume(): void {
    this.#failures = 0;
    this.#upload.start();
  }

  /** Ends it and lets the site forget it. */
  async cancel(): Promise<void> {
    this.#stopWaiting();
    await this.#upload.abort(true);
  }

  #failed(failure: Error | DetailedError): void {
    const response = failure instanceof DetailedError ? failure.originalResponse : null;
    const status = signedOut(response?.getUnderlyingObject()) ? 401 : (response?.getStatus() ?? 0);
    const passing = this.#upload.url === null ? PASSING : PASSING_ONCE_BEGUN;
    if (status !== 0 && !passing.includes(status)) {
      this.#listener.failed(status, sentence(response?.getBody() ?? "", String(status)));
      return;
    }
    const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)]!;
    this.#failures++;
    this.#listener.waiting(true);
    this.#wait(pause);
  }

  /** For as long as it takes, but at once when the browser says that the line is back. */
  #wait(pause: number): void {
    const again = () => {
      this.#stopWaiting();
      this.#upload.start();
    };
    const timer = window.setTimeout(again, pause);
    window.addEventListener("online", again, { once: true });
    this.#offline = () => {
      window.clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }

  #stopWaiting(): void {
    this.#offline?.();
    this.#offline = undefined;
  }
}

/** Without a session the site leads to its sign-in page, which browsers follow in silence. */
function signedOut(request: unknown): boolean {
  return request instanceof XMLHttpRequest && new URL(request.responseURL || location.href).pathname === "/login";
}
