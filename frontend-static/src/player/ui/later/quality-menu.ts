import type { Quality } from "../../quality.ts";
import type { Stage } from "../../stage.ts";
import { part } from "../parts.ts";
import { word } from "../words.ts";
import { type Menu, menuOf, type Page } from "./menu.ts";

/** The quality button says which rung plays; its menu has *automatic* and each rung, highest first. */
export function qualityMenu({ root, quality }: Stage): Menu | undefined {
  const box = part(root, "quality");
  if (!quality) {
    if (box) box.hidden = true;
    return undefined;
  }
  const menu = menuOf(root, "quality", () => pageOf(quality));
  const label = box ? part(box, "height") : null;
  const show = () => {
    const height = quality.playing?.height;
    if (label && height) label.textContent = `${height}p`;
    menu?.refresh();
  };
  quality.onChange(show);
  show();
  return menu;
}

function pageOf(quality: Quality): Page {
  const { levels, chosen, playing } = quality;
  return {
    title: word("quality"),
    items: [
      {
        label: word("quality.auto"),
        ...(chosen === -1 && playing ? { hint: `${playing.height}p` } : {}),
        state: { kind: "radio", on: chosen === -1 },
        choose: () => quality.choose(-1),
      },
      ...levels.map(({ id, height }) => ({
        label: `${height}p`,
        state: { kind: "radio" as const, on: chosen === id },
        choose: () => quality.choose(id),
      })),
    ],
  };
}
