import { Details } from "./details.ts";
import { fingerprint } from "./fingerprint.ts";
import { Panel } from "./panel.ts";
import { Transfer, type Listener } from "./transfer.ts";
import { amount, say, type Texts } from "./words.ts";

interface Unfinished {
  id: string;
  fingerprint: string | null;
  size: number;
}

/** The page on which a file is chosen or dropped. */
export function uploadPage(root: HTMLElement, texts: Texts): void {
  const panel = new Panel(root, texts);
  const details = new Details(root.querySelector<HTMLFormElement>("#details")!, texts);
  const file = root.querySelector<HTMLInputElement>("#file")!;
  showLimits(root, texts);
  let running = false;

  const choose = async (chosen: File) => {
    if (running) return;
    const wrong = refusal(root, chosen, texts);
    panel.problem(wrong);
    if (wrong !== "") return;
    running = true;
    details.suggest(title(chosen.name));
    panel.open(chosen.name);
    panel.progress(0, chosen.size);
    const mark = await fingerprint(chosen);
    const begun = await earlier(mark, chosen.size);
    panel.state("uploading", say(texts, begun ? "resuming" : "uploading"));
    run(chosen, mark, begun);
  };

  const run = (chosen: File, mark: string, begun: string | undefined) => {
    const listener: Listener = {
      begun: (url) => void details.belongTo(url),
      progress: (sent, size) => panel.progress(sent, size),
      waiting: (lost) => panel.state(lost ? "waiting" : "uploading", say(texts, lost ? "waiting" : "uploading")),
      done: (video) => {
        window.removeEventListener("beforeunload", stay);
        panel.progress(chosen.size, chosen.size);
        panel.received(video);
      },
      failed: (status, words) => {
        window.removeEventListener("beforeunload", stay);
        panel.state("failed", "");
        panel.problem(failure(status, words, texts));
      },
    };
    const transfer = new Transfer(chosen, mark, begun, listener);
    if (begun !== undefined) void details.belongTo(begun);
    buttons(root, panel, transfer, texts);
    window.addEventListener("beforeunload", stay);
    transfer.start();
  };

  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) void choose(chosen);
  });
  dropping(root.querySelector<HTMLElement>("#drop-zone")!, (dropped) => void choose(dropped));
}

function buttons(root: HTMLElement, panel: Panel, transfer: Transfer, texts: Texts): void {
  const press = (id: string, action: () => void) =>
    root.querySelector<HTMLButtonElement>(`#${id}`)!.addEventListener("click", action);
  press("pause", () => {
    void transfer.pause();
    panel.state("paused", say(texts, "paused"));
  });
  press("resume", () => {
    panel.state("uploading", say(texts, "uploading"));
    transfer.resume();
  });
  press("cancel", () => {
    window.removeEventListener("beforeunload", stay);
    void transfer.cancel().finally(() => location.assign("/studio/upload"));
  });
}

/** Also takes files that miss the zone: the browser would open them instead of the page. */
function dropping(zone: HTMLElement, take: (file: File) => void): void {
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.toggleAttribute("data-over", true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) zone.toggleAttribute("data-over", false);
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.toggleAttribute("data-over", false);
    const dropped = event.dataTransfer?.files[0];
    if (dropped) take(dropped);
  });
}

/** An unfinished upload of the same bytes, wherever it was begun. */
async function earlier(mark: string, size: number): Promise<string | undefined> {
  const response = await fetch("/studio/uploads", { headers: { Accept: "application/json" } }).catch(() => undefined);
  if (!response?.ok || response.redirected) return undefined;
  const unfinished = (await response.json()) as Unfinished[];
  const same = unfinished.find((upload) => upload.fingerprint === mark && upload.size === size);
  return same && `/studio/uploads/${same.id}`;
}

function refusal(root: HTMLElement, file: File, texts: Texts): string {
  const locale = document.documentElement.lang || undefined;
  const most = limit(root, "maximumSize");
  const left = limit(root, "quotaLeft");
  const size = amount(file.size, locale);
  if (file.size === 0) return say(texts, "empty", file.name);
  if (file.size > most) return say(texts, "tooLarge", file.name, size, amount(most, locale));
  if (file.size > left) return say(texts, "overQuota", file.name, size, amount(left, locale));
  return "";
}

function showLimits(root: HTMLElement, texts: Texts): void {
  const locale = document.documentElement.lang || undefined;
  const words = [say(texts, "limits", amount(limit(root, "maximumSize"), locale))];
  const left = limit(root, "quotaLeft");
  if (left !== Infinity) words.push(say(texts, "quota", amount(left, locale)));
  root.querySelector("#limits")!.textContent = words.join(" ");
}

function limit(root: HTMLElement, name: string): number {
  const value = root.dataset[name];
  return value === undefined || value === "" ? Infinity : Number(value);
}

function failure(status: number, words: string, texts: Texts): string {
  if (status === 401 || status === 403) return say(texts, "signedOut");
  if (status === 404 || status === 410) return say(texts, "gone");
  return say(texts, "failed", words);
}

function title(fileName: string): string {
  return fileName.replace(/\.[^.]+$/, "").replaceAll("_", " ").trim().slice(0, 120);
}

function stay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
