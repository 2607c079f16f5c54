import Hls from "hls.js/light";
import { bytes, settings, video } from "./settings.js";

const hls = new Hls();
hls.on(Hls.Events.FRAG_LOADED, (_, { frag }) => {
  bytes.origin += frag.stats.loaded;
});
hls.loadSource(settings.hls);
hls.attachMedia(video);
