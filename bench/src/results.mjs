import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { work } from "./paths.mjs";
import { keyOf } from "./plan.mjs";

/** Finished cells, one JSON line each, by name. */
export class Results {
  constructor(name) {
    mkdirSync(work, { recursive: true });
    this.file = join(work, `${name}.jsonl`);
    const lines = existsSync(this.file) ? readFileSync(this.file, "utf8").split("\n").filter(Boolean) : [];
    this.all = lines.map((line) => JSON.parse(line));
  }

  has(cell) {
    return this.all.some((result) => keyOf(result.cell) === keyOf(cell));
  }

  add(result) {
    this.all.push(result);
    appendFileSync(this.file, `${JSON.stringify(result)}\n`);
  }
}
