import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** All files below `folder` that match, sorted, as paths; none if the folder is absent. */
export function filesBelow(folder, matches = () => true) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => matches(path))
    .sort();
}

/** A short digest of bytes, good for file names. */
export function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 10);
}

/** Changes when a file below one of the paths is added, removed, or written with other bytes. */
export function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    if (!existsSync(path)) continue;
    for (const file of statSync(path).isDirectory() ? filesBelow(path) : [path]) {
      hash.update(file).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/** The text of a file, or an empty string where there is none. */
export function textOf(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
