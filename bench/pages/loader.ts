/** Our loader and scheduler without the controls around them: what they cost by themselves. */
import { Engine } from "../../frontend-static/src/player/engine.ts";
import { createHls, moveTo } from "../../frontend-static/src/player/media/hls.ts";
import { Playlists } from "../../frontend-static/src/player/media/playlists.ts";
import { bytes, settings, video } from "./settings.js";

const engine = new Engine(
  settings.player,
  () => performance.now() / 1000,
  () => {
    const { currentTime: time, buffered } = video;
    const bufferedTo = buffered.length > 0 ? Math.max(time, buffered.end(buffered.length - 1)) : time;
    return { time, bufferedTo, active: !video.ended };
  },
  () => Object.assign(bytes, { origin: engine.bytes.http }),
  (rendition) => moveTo(hls, rendition),
);
const playlists = new Playlists(engine);
const hls = createHls(engine, playlists, settings.player.hls, video);
engine.start();
