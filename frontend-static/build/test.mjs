/** Runs the tests below `test/` in Node: each `*.test.ts` is bundled, then `node --test` runs them all. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { filesBelow, fingerprint, textOf } from "./files.mjs";
import { installPackages } from "./packages.mjs";

const out = "target/tests";
const stamp = "target/tests.stamp";
const only = process.argv.slice(2);
const tests = filesBelow("test", (path) => path.endsWith(".test.ts")).filter(
  (path) => only.length === 0 || only.some((part) => path.includes(part)),
);
const wanted = fingerprint(["src", "test", "build", "package-lock.json", "tsconfig.json"]);

if (tests.length > 0 && (only.length > 0 || textOf(stamp) !== wanted)) {
  installPackages();
  const { build } = await import("esbuild");
  rmSync(out, { recursive: true, force: true });
  rmSync(stamp, { force: true });
  mkdirSync(out, { recursive: true });
  await build({
    entryPoints: tests,
    outdir: out,
    outbase: "test",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  const bundled = filesBelow(out, (path) => path.endsWith(".test.mjs"));
  const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...bundled], { stdio: "inherit" });
  if (run.status !== 0) process.exit(run.status ?? 1);
  if (only.length === 0) writeFileSync(stamp, wanted);
}
