/** Fills the database of a fresh site with people, videos, reports and all that comes with them. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { here, jar, work } from "../paths.mjs";
import { Site } from "../site.mjs";

export const home = join(work, "dashboard");
const stamp = join(home, "filled");

export const full = { users: 100_000, videos: 50_000, reports: 20_000, audit: 200_000 };

/** Nothing else works on these rows: no transcoder takes the jobs, no seeder the swarms. */
export function start() {
  return Site.start([360], { TRIBUTARY_TRANSCODER_MODE: "off" }, home);
}

/** @returns whether there was something to do: the same program keeps what it once filled. */
export async function fill(size) {
  const sql = statements(size);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sql) return false;
  rmSync(home, { recursive: true, force: true });
  const site = await start();
  try {
    run(sql);
  } finally {
    await site.stop();
  }
  writeFileSync(stamp, sql);
  return true;
}

function statements(size) {
  return readFileSync(join(here, "sql/fill.sql"), "utf8").replace(/\{(users|videos|reports|audit)\}/g, (_, name) => size[name]);
}

function run(sql) {
  const { address, password } = database();
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
  const { status } = spawnSync(java, ["-cp", driver(), join(here, "sql/Run.java"), address, "tributary"], {
    input: sql,
    env: { ...process.env, PGPASSWORD: password },
    stdio: ["pipe", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("the database refused what it was filled with");
}

/** Where the site's own server listens. */
function database() {
  const folder = join(home, "postgres");
  const data = readdirSync(folder).find((name) => /^data-[0-9]+$/.test(name));
  const port = readFileSync(join(folder, data, "postmaster.pid"), "utf8").split("\n")[3];
  return {
    address: `jdbc:postgresql://127.0.0.1:${port.trim()}/postgres`,
    password: readFileSync(join(folder, "password"), "utf8").trim(),
  };
}

/** The driver that the site itself is packed with. */
function driver() {
  const folder = join(work, "driver");
  mkdirSync(folder, { recursive: true });
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/jar") : "jar";
  const list = spawnSync(java, ["tf", jar], { encoding: "utf8", maxBuffer: 1 << 26 }).stdout;
  const [name] = /BOOT-INF\/lib\/postgresql-[^/]*\.jar/.exec(list) ?? [];
  if (!name) throw new Error("the packed site has no PostgreSQL driver");
  spawnSync(java, ["xf", jar, name], { cwd: folder });
  return join(folder, name);
}
