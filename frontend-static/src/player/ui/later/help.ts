import { element, icon } from "../parts.ts";
import { word } from "../words.ts";

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["k", "space"], "play"],
  [["j", "l"], "ten"],
  [["←", "→"], "five"],
  [["0", "…", "9"], "tenths"],
  [["Home", "End"], "ends"],
  [[",", "."], "frame"],
  [["<", ">"], "speed"],
  [["↑", "↓"], "volume"],
  [["m"], "mute"],
  [["c"], "captions"],
  [["f"], "fullscreen"],
  [["t"], "theatre"],
  [["i"], "pip"],
  [["?"], "help"],
];

/** The card that lists the keys. */
export class Help {
  #dialog: HTMLDialogElement | null = null;

  constructor(readonly root: HTMLElement) {}

  toggle(): void {
    this.#dialog ??= this.#build();
    if (this.#dialog.open) this.#dialog.close();
    else this.#dialog.showModal();
  }

  #build(): HTMLDialogElement {
    const close = element("button", { type: "button", "aria-label": word("close") }, icon(this.root, "x"));
    const rows = keys.map(([names, does]) =>
      element(
        "div",
        {},
        element("dt", {}, ...names.map((name) => element("kbd", {}, name === "space" ? word("key.space") : name))),
        element("dd", {}, word(`key.${does}`)),
      ),
    );
    const dialog = element(
      "dialog",
      { class: "player-card", "aria-labelledby": "player-help-title" },
      element("header", {}, element("h2", { id: "player-help-title" }, word("help")), close),
      element("dl", { class: "player-keys" }, ...rows),
    );
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog) dialog.close();
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "?") dialog.close();
    });
    this.root.append(dialog);
    return dialog;
  }
}
