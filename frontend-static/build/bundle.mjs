/**
 * Makes `target/assets`: scripts, the style sheet, the icon sprite and fixed files under names that hold a digest
 * of their bytes, and `manifest.json` that leads from plain names to those. Does nothing when nothing changed.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { digest, filesBelow, fingerprint, textOf } from "./files.mjs";
import * as icons from "./icons.mjs";
import { installPackages } from "./packages.mjs";

const out = "target/assets";
const stamp = "target/assets.stamp";
const inputs = ["src", "test", "styles", "static", "build", "icons.json", "package-lock.json", "tsconfig.json"];

/** Served as they are, because they are loaded by themselves: name in the manifest → file. */
const fromPackages = {
  "webtorrent.min.js": "node_modules/webtorrent/dist/webtorrent.min.js",
  "htmx.min.js": "node_modules/htmx.org/dist/htmx.min.js",
};

const manifest = {};
const wanted = fingerprint(inputs);
if (textOf(stamp) !== wanted || !existsSync(join(out, "manifest.json"))) {
  installPackages();
  rmSync(out, { recursive: true, force: true });
  rmSync("target/classes/static/assets", { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await Promise.all([checkTypes(), bundle()]);
  addIcons();
  for (const [name, file] of Object.entries(fromPackages)) add(name, readFileSync(file));
  for (const file of filesBelow("static")) add(relative("static", file), readFileSync(file));
  writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
  await compress();
  writeFileSync(stamp, wanted);
}

function add(name, bytes) {
  const extension = extname(name);
  const hashed = `${name.slice(0, -extension.length)}-${digest(bytes)}${extension}`;
  const file = join(out, hashed);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, bytes);
  manifest[name] = hashed;
}

function addIcons() {
  if (!existsSync("icons.json")) return;
  add("icons.svg", icons.sprite(JSON.parse(readFileSync("icons.json", "utf8"))));
}

/** Every entry is one file: what a page needs first is asked for at once, not after the file before it was read. */
async function bundle() {
  const { build } = await import("esbuild");
  const { globImports } = await import("./styles.mjs");
  const scripts = filesBelow("src/entries", (path) => path.endsWith(".ts"));
  const sheets = existsSync("styles/site.css") ? ["styles/site.css"] : [];
  const result = await build({
    entryPoints: [...scripts, ...sheets],
    outdir: out,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    format: "esm",
    minify: true,
    target: ["es2022", "safari16.4"],
    legalComments: "linked",
    metafile: true,
    plugins: [globImports],
    logLevel: "warning",
  });
  for (const [path, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    if (entryPoint) manifest[basename(entryPoint).replace(/\.ts$/, ".js")] = basename(path);
  }
}

function checkTypes() {
  return new Promise((resolve, reject) => {
    const compiler = spawn(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit"], { stdio: "inherit" });
    compiler.on("error", reject);
    compiler.on("exit", (code) => (code === 0 ? resolve() : reject(new Error("the type check found errors"))));
  });
}

/** Compressed neighbours for servers that hand out what a browser accepts; small files are not worth one. */
async function compress() {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  const texts = filesBelow(out, (path) => /\.(js|css|svg)$/.test(path));
  await Promise.all(
    texts.map(async (path) => {
      const bytes = readFileSync(path);
      if (bytes.length < 1024) return;
      writeFileSync(`${path}.br`, await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      writeFileSync(`${path}.gz`, await zip(bytes, { level: 9 }));
    }),
  );
}
