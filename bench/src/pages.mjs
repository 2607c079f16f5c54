/** The pages of the other contenders, bundled from npm packages and kept compressed in memory. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { here } from "./paths.mjs";

const modules = join(here, "node_modules");

/** What its authors publish for browsers, with everything in it. */
const browserBuilds = Object.fromEntries(
  ["core", "hlsjs"].map((part) => [
    `p2p-media-loader-${part}`,
    join(modules, `p2p-media-loader-${part}/dist/p2p-media-loader-${part}.es.min.js`),
  ]),
);

const contenders = { hls: "hls.js", "p2p-media-loader": "p2p-media-loader.js", webtorrent: "webtorrent.js", loader: "loader.ts" };

/** @param settings what the pages are told: addresses of the film and of the tracker */
export async function contenderPages(settings) {
  const answers = new Map();
  for (const [name, file] of Object.entries(contenders)) {
    const script = await bundle(join(here, "pages", file));
    answers.set(`/bench/${name}.js`, compressed("text/javascript", script));
    answers.set(`/bench/${name}`, compressed("text/html; charset=utf-8", page(name, settings)));
  }
  const worker = readFileSync(join(modules, "webtorrent/dist/sw.min.js"));
  answers.set("/bench/sw.min.js", compressed("text/javascript", worker));
  return (path) => answers.get(path);
}

function page(name, settings) {
  const json = JSON.stringify(settings).replaceAll("<", "\\u003c");
  return (
    `<!doctype html><meta charset="utf-8"><title>${name}</title>` +
    `<style>body{margin:0;background:#000}video{width:900px;height:506px}</style><video id="video" muted></video>` +
    `<script type="application/json" id="settings">${json}</script><script type="module" src="/bench/${name}.js"></script>`
  );
}

async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    nodePaths: [modules],
    alias: browserBuilds,
    logLevel: "warning",
  });
  return outputFiles[0].contents;
}

/** Browsers take Brotli only from origins that they trust, so not from every namespace. */
function compressed(type, text) {
  return { type, br: brotliCompressSync(text), gzip: gzipSync(text, { level: 9 }) };
}
