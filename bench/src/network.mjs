/** A network namespace for each page: a slow uplink by htb, and the delay of a home by a relay for all packets. */
import { execFileSync, spawn } from "node:child_process";
import { join } from "node:path";
import { here } from "./paths.mjs";

const prefix = "10.213.0";
const queueBytes = 64 * 1024;
/** Pages are 20 to 60 ms from the origin, around the middle that the cell names. */
const spread = [0, -20, 20];

export class Network {
  originAddress = `${prefix}.1`;
  namespaces = [];

  /** @param delay milliseconds to the origin and back for the page in the middle, `uplink` Mbit/s of each page */
  static async open({ pages, delay, uplink }) {
    const network = new Network();
    try {
      await network.#open(pages, delay, uplink);
      return network;
    } catch (error) {
      await network.close();
      throw error;
    }
  }

  async #open(pages, delay, uplink) {
    const homes = Array.from({ length: pages }, (_, i) => ({
      namespace: `tributary-${i}`,
      device: `tributary${i}`,
      address: `${prefix}.${i + 10}`,
      delay: (delay + spread[i % spread.length]) / 2,
    }));
    const ends = [{ device: "tributary", address: this.originAddress, delay: 0 }, ...homes];
    await this.#relay(ends.map((end) => `${end.device}=${end.address}=${end.delay}`));
    run("ip", "address", "add", `${this.originAddress}/32`, "dev", "tributary");
    run("ip", "link", "set", "tributary", "up");
    run("ip", "route", "add", `${prefix}.0/24`, "dev", "tributary");
    for (const home of homes) this.#build(home, uplink);
  }

  #build({ namespace, device, address }, uplink) {
    run("ip", "netns", "add", namespace);
    this.namespaces.push(namespace);
    run("ip", "link", "set", device, "netns", namespace);
    const inside = (...command) => run("ip", "netns", "exec", namespace, ...command);
    inside("ip", "link", "set", "lo", "up");
    inside("ip", "address", "add", `${address}/32`, "dev", device);
    inside("ip", "link", "set", device, "up");
    inside("ip", "route", "add", "default", "dev", device);
    inside("tc", "qdisc", "add", "dev", device, "root", "handle", "1:", "htb", "default", "1");
    inside("tc", "class", "add", "dev", device, "parent", "1:", "classid", "1:1", "htb", "rate", `${uplink}mbit`);
    inside("tc", "qdisc", "add", "dev", device, "parent", "1:1", "bfifo", "limit", String(queueBytes));
  }

  #relay(ends) {
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
    const options = ["-Xmx128m", "--enable-native-access=ALL-UNNAMED", join(here, "net/DelayLine.java")];
    this.relay = spawn(java, [...options, ...ends], { stdio: ["pipe", "pipe", "inherit"] });
    return new Promise((resolve, reject) => {
      this.relay.once("error", reject);
      this.relay.once("exit", (status) => reject(new Error(`the relay ended with ${status}`)));
      this.relay.stdout.once("data", resolve);
    });
  }

  async close() {
    for (const namespace of this.namespaces) run("ip", "netns", "delete", namespace);
    if (!this.relay || this.relay.exitCode !== null) return;
    const ended = new Promise((resolve) => this.relay.once("exit", resolve));
    this.relay.stdin.end();
    await ended;
  }
}

function run(...[program, ...options]) {
  execFileSync(program, options, { stdio: ["ignore", "ignore", "inherit"] });
}
