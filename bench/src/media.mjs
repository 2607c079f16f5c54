/** The films of the bench: made by the site's own FFmpeg, transcoded by the site once, kept in the data folder. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { work } from "./paths.mjs";
import { Site } from "./site.mjs";

const record = join(work, "films.json");

/**
 * Noise keeps every rung at its highest rate, which `megabits` tells the simulation, so that the ladder is the same wherever
 * it is made. A film is as long as five minutes and the last page's late start.
 */
export const films = {
  1080: { height: 1080, megabits: { 360: 0.93, 720: 2.94, 1080: 5.14 }, seconds: 336, bitRate: "14M" },
  480: { height: 480, megabits: { 240: 0.53, 360: 0.93, 480: 1.53 }, seconds: 336, bitRate: "6M" },
};

/** Ids of the films by name; makes what is missing. */
export async function prepare(names) {
  const known = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {};
  for (const name of names) {
    if (known[name]) continue;
    const film = films[name];
    const heights = Object.keys(film.megabits).map(Number).reverse();
    const site = await Site.start(heights);
    try {
      console.error(`The film with rungs ${heights} is being made; this happens once and takes some minutes …`);
      const source = make(await site.ffmpeg(), name, film);
      known[name] = await site.publish(source, `Bench ${name}`, heights.length);
    } finally {
      await site.stop();
    }
    writeFileSync(record, JSON.stringify(known));
  }
  return known;
}

/** Sixteen seconds are encoded and repeated: what a player sees does not depend on the picture. */
function make(ffmpeg, name, { height, seconds, bitRate }) {
  const part = join(work, "sources", `${name}-part.mp4`);
  const whole = join(work, "sources", `${name}.mp4`);
  if (existsSync(whole)) return whole;
  mkdirSync(dirname(part), { recursive: true });
  const size = `${Math.round((height * 16) / 9 / 2) * 2}x${height}`;
  const picture = ["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=24:duration=16`, "-vf", "noise=alls=24:allf=t"];
  const sound = ["-f", "lavfi", "-i", "sine=frequency=330:duration=16"];
  const codecs = ["-c:v", "libx264", "-preset", "ultrafast", "-b:v", bitRate, "-pix_fmt", "yuv420p", "-g", "48", "-c:a", "aac"];
  run(ffmpeg, [...picture.slice(0, 4), ...sound, ...picture.slice(4), ...codecs, part]);
  const draft = `${whole}.draft.mp4`;
  run(ffmpeg, ["-stream_loop", String(Math.ceil(seconds / 16) - 1), "-i", part, "-c", "copy", draft]);
  renameSync(draft, whole);
  return whole;
}

function run(ffmpeg, options) {
  const environment = { ...process.env, LD_LIBRARY_PATH: dirname(ffmpeg) };
  const { status, stderr } = spawnSync(ffmpeg, ["-v", "error", "-y", ...options], { env: environment, encoding: "utf8" });
  if (status !== 0) throw new Error(`FFmpeg: ${stderr}`);
}
