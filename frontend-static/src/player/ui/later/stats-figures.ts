import type { Stage } from "../../stage.ts";
import type { PlayerStats } from "../../stats.ts";
import { bytes, percent, perSecond, seconds } from "../units.ts";
import { language, word } from "../words.ts";
import type { Rates } from "./rates.ts";

/** What the panel says, row by row: the name of the figure and its value in words. */
export function figures(stats: PlayerStats, rates: Rates, { video, quality }: Stage): [name: string, value: string][] {
  const all = stats.bytes.peers + stats.bytes.seeder + stats.bytes.http;
  const source = (name: keyof PlayerStats["bytes"]): [string, string] => {
    const share = percent(all === 0 ? 0 : stats.bytes[name] / all);
    return [name, `${bytes(stats.bytes[name])} · ${share} · ${perSecond(rates.of(name))}`];
  };
  const height = stats.rendition?.height ?? video.videoHeight;
  const automatic = quality?.chosen === -1 ? ` · ${word("quality.auto")}` : "";
  const { shown, dropped } = stats.frames;
  return [
    ["rendition", `${height}p · ${video.videoWidth} × ${video.videoHeight}${automatic}`],
    ["buffer", seconds(Math.max(0, stats.bufferSeconds))],
    ["dropped", word("stats.of", whole(dropped), whole(shown))],
    ["start", stats.startMilliseconds === null ? "–" : seconds(stats.startMilliseconds / 1000)],
    ["stalls", `${whole(stats.stalls)} · ${seconds(stats.stallSeconds)}`],
    ["switches", whole(stats.switches)],
    ["bandwidth", perSecond(stats.bandwidth / 8)],
    source("peers"),
    source("seeder"),
    source("http"),
    ["uploaded", `${bytes(stats.uploaded)} · ${perSecond(rates.of("uploaded"))}`],
    ["viewers", whole(stats.viewers)],
    ["sharing", sharing(stats)],
  ];
}

/** Whether it shares, and if not, why. */
function sharing({ state, reason, originAnswers }: PlayerStats): string {
  const why = reason ? ` (${reason})` : "";
  const origin = originAnswers ? "" : ` ${word("stats.origin")}`;
  return word(`stats.state.${state}`) + why + origin;
}

function whole(count: number): string {
  return count.toLocaleString(language());
}
