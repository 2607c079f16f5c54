import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { observe } from "./observe.mjs";
import { here } from "./paths.mjs";

const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-features=WebRtcHideLocalIpsWithMdns",
  "--disable-renderer-backgrounding",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--autoplay-policy=no-user-gesture-required",
];

/** A Chromium of its own; with a namespace it runs in that one and trusts the origin there as it would trust https. */
export async function launch({ namespace, origin } = {}) {
  if (!program) throw new Error("The bench needs Chromium. Type: apt-get install -y chromium");
  const browser = await chromium.launchServer({
    executablePath: namespace ? join(here, "net/chromium") : program,
    env: { ...process.env, BENCH_NAMESPACE: namespace ?? "", BENCH_CHROMIUM: program },
    args: namespace ? [...flags, `--unsafely-treat-insecure-origin-as-secure=${origin}`] : flags,
  });
  const client = await chromium.connect(browser.wsEndpoint());
  return { client, pid: browser.process().pid, close: () => browser.close() };
}

/** A viewer with a profile of their own, who has agreed to sharing before. */
export async function newViewer(browser) {
  const context = await browser.client.newContext({ viewport: { width: 1280, height: 800 }, locale: "en" });
  await context.addInitScript(observe);
  await context.addInitScript(() => {
    try {
      localStorage.setItem("tributary.sharing", "on");
    } catch {
      // a page without storage has nothing to remember
    }
  });
  const page = await context.newPage();
  const metrics = await context.newCDPSession(page);
  await metrics.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, metrics, close: () => context.close() };
}

/** Seconds of script and of all work on the page's main thread. */
export async function mainThread({ metrics }) {
  const { metrics: list } = await metrics.send("Performance.getMetrics");
  const named = Object.fromEntries(list.map(({ name, value }) => [name, value]));
  return { script: named.ScriptDuration, task: named.TaskDuration, heap: named.JSHeapUsedSize };
}

/** Processor seconds of a process and all that it started, those that ended included. */
export function processorSeconds(pid) {
  const ticks = 100;
  const children = new Map();
  const used = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      const parent = Number(fields[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      used.set(Number(name), fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0));
    } catch {
      // it ended meanwhile
    }
  }
  const total = (id) => (used.get(id) ?? 0) + (children.get(id) ?? []).reduce((sum, child) => sum + total(child), 0);
  return total(pid) / ticks;
}
