import Hls from "hls.js";
import { HlsJsP2PEngine } from "p2p-media-loader-hlsjs";
import { bytes, settings, video } from "./settings.js";

const HlsWithP2P = HlsJsP2PEngine.injectMixin(Hls);
const hls = new HlsWithP2P({
  p2p: {
    core: { announceTrackers: [settings.tracker], rtcConfig: { iceServers: [] } },
    onHlsJsCreated(created) {
      created.p2pEngine.addEventListener("onChunkDownloaded", (length, source) => {
        if (source === "p2p") bytes.peers += length;
        else bytes.origin += length;
      });
    },
  },
});
hls.loadSource(settings.hls);
hls.attachMedia(video);
