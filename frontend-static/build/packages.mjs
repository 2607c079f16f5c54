import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { fingerprint, textOf } from "./files.mjs";

const stamp = "node_modules/.tributary-installed";

/** Installs exactly what the lock file says, if it says something else than at the last time. */
export function installPackages() {
  const wanted = fingerprint(["package-lock.json"]);
  if (existsSync("node_modules") && textOf(stamp) === wanted) return;
  const npm = spawnSync("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (npm.error) throw new Error("npm was not found: install Node.js 20 or newer with npm", { cause: npm.error });
  if (npm.status !== 0) throw new Error(`npm ci ended with ${npm.status}`);
  writeFileSync(stamp, wanted);
}
