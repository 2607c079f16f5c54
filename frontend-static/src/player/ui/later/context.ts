import { element } from "../parts.ts";
import { clock } from "../time.ts";
import { word } from "../words.ts";
import type { Furnished } from "./furnish.ts";
import { copy, linkTo } from "./link.ts";
import { type Item, Menu } from "./menu.ts";

/** What one does with a video rather than in it; the same in the settings and at a right click. */
export function actions(furnished: Furnished): Item[] {
  const { stage, toast, help, stats } = furnished;
  const { video, parameters } = stage;
  const copied = async (text: string) => toast.say(word((await copy(text)) ? "link.copied" : "link.failed"));
  const links: Item[] = [
    { label: word("link.copy"), icon: "link", choose: () => void copied(linkTo()) },
    {
      label: word("link.copyAt", clock(video.currentTime)),
      icon: "clock",
      choose: () => void copied(linkTo(video.currentTime)),
    },
  ];
  return [
    {
      label: word("loop"),
      state: { kind: "checkbox", on: video.loop },
      choose: () => {
        video.loop = !video.loop;
      },
    },
    ...(parameters.link ? links : []),
    { label: word("stats"), icon: "network", choose: () => stats.toggle() },
    { label: word("help"), icon: "info", choose: () => help.toggle() },
  ];
}

/** The menu at a right click into the picture. */
export class ContextMenu {
  readonly #menu: Menu;
  readonly #box: HTMLElement;

  constructor(furnished: Furnished) {
    const { root } = furnished.stage;
    this.#box = element("div", { class: "player-context" });
    root.append(this.#box);
    this.#menu = new Menu(root, this.#box, null, () => ({ title: word("menu"), items: actions(furnished) }));
  }

  /** @param x, y in the window */
  openAt(x: number, y: number): void {
    const room = (this.#box.parentElement as HTMLElement).getBoundingClientRect();
    this.#menu.open();
    const { offsetWidth, offsetHeight } = this.#menu.list;
    const left = Math.max(0, Math.min(x - room.left, room.width - offsetWidth - 8));
    const top = Math.max(0, Math.min(y - room.top, room.height - offsetHeight - 8));
    this.#box.style.setProperty("left", `${left}px`);
    this.#box.style.setProperty("top", `${top}px`);
  }
}
