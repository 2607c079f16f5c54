import { fileURLToPath } from "node:url";
import { join } from "node:path";

export const here = fileURLToPath(new URL("..", import.meta.url));
export const root = join(here, "..");
export const jar = join(root, "backend/target/tributary-exec.jar");
/** Everything that runs leave behind; Git ignores it. */
export const work = join(here, "target");
export const frontend = join(root, "frontend-static");
