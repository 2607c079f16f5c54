import type { Stage } from "../../stage.ts";
import { word } from "../words.ts";
import { type Captions, colours, sizes } from "./captions.ts";
import { type Item, type Menu, menuOf, type Page } from "./menu.ts";

/** Languages, and how the captions look. */
export function captionsMenu({ root }: Stage, captions: Captions): Menu | undefined {
  return menuOf(root, "captions", () => pageOf(captions));
}

function pageOf(captions: Captions): Page {
  const { chosen } = captions;
  return {
    title: word("captions"),
    items: [
      { label: word("captions.off"), state: { kind: "radio", on: chosen === null }, choose: () => captions.choose("") },
      ...captions.list.map(
        (caption): Item => ({
          label: caption.label,
          state: { kind: "radio", on: caption === chosen },
          choose: () => captions.choose(caption.language),
        }),
      ),
      {
        label: word("captions.size"),
        hint: word(`captions.size.${captions.size}`),
        page: () => choices(word("captions.size"), sizes, captions.size, "captions.size.", (size) => (captions.size = size)),
      },
      {
        label: word("captions.colour"),
        hint: word(`captions.colour.${captions.colour}`),
        page: () =>
          choices(word("captions.colour"), colours, captions.colour, "captions.colour.", (colour) => (captions.colour = colour)),
      },
    ],
  };
}

function choices(title: string, all: readonly string[], now: string, key: string, choose: (value: string) => void): Page {
  return {
    title,
    items: all.map((value) => ({
      label: word(key + value),
      state: { kind: "radio", on: value === now },
      choose: () => choose(value),
    })),
  };
}
