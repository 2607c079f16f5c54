import type { Stage } from "../stage.ts";
import type { Furnished } from "./later/furnish.ts";

/** Does something with the parts that are loaded later, loading them if need be. */
export type Later = (action: (furnished: Furnished) => void) => void;

/** Menus, captions, statistics and all else that the first frame does not need: one script, loaded once. */
export function laterFor(stage: Stage): Later {
  let loading: Promise<Furnished> | undefined;
  return (action) => {
    loading ??= load(stage.root.dataset["later"] ?? "").then(({ furnish }) => furnish(stage));
    loading.then(action).catch(() => {
      loading = undefined;
    });
  };
}

async function load(address: string): Promise<{ furnish(stage: Stage): Furnished }> {
  return (await import(address)) as { furnish(stage: Stage): Furnished };
}
