import WebTorrent from "webtorrent/dist/webtorrent.min.js";
import { bytes, settings, video } from "./settings.js";

const client = new WebTorrent({ tracker: { rtcConfig: { iceServers: [] } } });
const worker = await navigator.serviceWorker.register("/bench/sw.min.js", { scope: "/bench/" });
await activated(worker);
client.createServer({ controller: worker });
client.add(new URL(settings.torrent, location.href).href, (torrent) => {
  torrent.on("wire", (wire) => {
    if (wire.type === "webSeed") return;
    wire.on("download", (length) => {
      bytes.peers += length;
    });
  });
  torrent.on("download", () => {
    bytes.origin = torrent.received - bytes.peers;
  });
  torrent.files[0].streamTo(video);
});

function activated({ active, installing, waiting }) {
  if (active) return undefined;
  const coming = installing ?? waiting;
  return new Promise((resolve) => {
    coming.addEventListener("statechange", () => coming.state === "activated" && resolve());
  });
}
