import type { PlayerConfig } from "../config.ts";
import type { Later } from "./later.ts";
import { part } from "./parts.ts";

/** Buttons whose menus come later: whoever is quicker than the script gets it loaded by the click. */
export function openOnDemand(root: HTMLElement, { captions = [], chapters = [] }: PlayerConfig, later: Later): void {
  const absent = { captions: captions.length === 0, chapters: chapters.length === 0 };
  for (const name of ["captions", "chapters"] as const) part(root, name)?.toggleAttribute("hidden", absent[name]);
  for (const name of ["quality", "captions", "settings", "chapters"] as const) {
    const button = part(root, name)?.querySelector("button");
    button?.addEventListener("click", () => later((furnished) => furnished.open(name)));
  }
  part(root, "fed")?.addEventListener("click", () => later((furnished) => furnished.stats.toggle()));
  root.addEventListener("contextmenu", (event) => {
    if (event.target !== root && !(event.target instanceof HTMLVideoElement)) return;
    event.preventDefault();
    later((furnished) => furnished.context.openAt(event.clientX, event.clientY));
  });
}
