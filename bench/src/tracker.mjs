/** The reference tracker, for contenders that make up info hashes of their own, which a site's tracker does not admit. */
import Server from "bittorrent-tracker/server";

export class Tracker {
  static start(host) {
    const tracker = new Tracker();
    tracker.server = new Server({ http: false, udp: false, ws: true, stats: false });
    tracker.server.on("error", () => undefined);
    tracker.server.on("warning", () => undefined);
    return new Promise((resolve) => {
      tracker.server.listen(0, host, () => {
        tracker.address = `ws://${host}:${tracker.server.ws.address().port}`;
        resolve(tracker);
      });
    });
  }

  /** Its own close waits for sockets that pages keep; so those go first. */
  async stop() {
    this.server.http?.closeAllConnections?.();
    this.server.ws?.clients?.forEach((socket) => socket.terminate());
    this.server.close();
  }
}
