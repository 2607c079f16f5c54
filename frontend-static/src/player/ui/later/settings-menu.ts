import { part } from "../parts.ts";
import { chooseSpeed, speeds } from "../speed.ts";
import { language, word } from "../words.ts";
import { actions } from "./context.ts";
import type { Furnished } from "./furnish.ts";
import { type Item, type Menu, menuOf, type Page } from "./menu.ts";

/** Speed, what does not fit into a phone's bar, and what one does with a video. */
export function settingsMenu(furnished: Furnished): Menu | undefined {
  const { stage } = furnished;
  return menuOf(stage.root, "settings", () => ({
    title: word("settings"),
    items: [speedItem(stage.video), ...besides(furnished), ...actions(furnished)],
  }));
}

function speedItem(video: HTMLVideoElement): Item {
  const page = (): Page => ({
    title: word("speed"),
    items: speeds.map((speed) => ({
      label: name(speed),
      state: { kind: "radio", on: speed === video.playbackRate },
      choose: () => chooseSpeed(video, speed),
    })),
  });
  return { label: word("speed"), hint: name(video.playbackRate), icon: "gauge", page };
}

function name(speed: number): string {
  return speed === 1 ? word("speed.normal") : `${speed.toLocaleString(language())}×`;
}

/** What the bar has no room for now. */
function besides({ stage, chapters, remote }: Furnished): Item[] {
  const items: Item[] = [];
  const isShown = (name: string) => (part(stage.root, name)?.offsetWidth ?? 0) > 0;
  if (chapters.any && !isShown("chapters")) {
    items.push({ label: word("chapters"), icon: "list-video", page: () => chapters.page() });
  }
  if (stage.controls.screen.canLeavePage && !isShown("pip")) {
    const { screen } = stage.controls;
    items.push({ label: word("pip"), icon: "picture-in-picture-2", choose: () => screen.togglePictureInPicture() });
  }
  if (remote.offered && !isShown("remote")) {
    items.push({ label: word("remote"), icon: "cast", choose: () => void remote.ask() });
  }
  return items;
}
