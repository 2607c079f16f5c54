import { offerApi } from "../../embed/api.ts";
import type { Stage } from "../../stage.ts";
import { Captions } from "./captions.ts";
import { captionsMenu } from "./captions-menu.ts";
import { Chapters } from "./chapters.ts";
import { ContextMenu } from "./context.ts";
import { Help } from "./help.ts";
import { controlMediaKeys } from "./media-keys.ts";
import type { Menu } from "./menu.ts";
import { showNextCard } from "./next-card.ts";
import { Preview } from "./preview.ts";
import { qualityMenu } from "./quality-menu.ts";
import { Remote } from "./remote.ts";
import { settingsMenu } from "./settings-menu.ts";
import { StatsPanel } from "./stats-panel.ts";
import { wireTaps } from "./taps.ts";
import { Toast } from "./toast.ts";

/** All that the first frame does not need. */
export class Furnished {
  readonly toast: Toast;
  readonly captions: Captions;
  readonly help: Help;
  readonly stats: StatsPanel;
  readonly context: ContextMenu;
  readonly chapters: Chapters;
  readonly remote: Remote;
  readonly #menus: Partial<Record<string, Menu>>;

  constructor(readonly stage: Stage) {
    const { root, config } = stage;
    this.toast = new Toast(root);
    this.captions = new Captions(stage);
    this.help = new Help(root);
    this.stats = new StatsPanel(stage);
    this.chapters = new Chapters(stage);
    this.remote = new Remote(stage, this.toast);
    this.context = new ContextMenu(this);
    new Preview(stage, this.chapters);
    this.#menus = {
      quality: qualityMenu(stage),
      captions: captionsMenu(stage, this.captions),
      chapters: this.chapters.menu,
      settings: settingsMenu(this),
    };
    controlMediaKeys(stage);
    wireTaps(stage, this.toast);
    if (config.next && !document.body.classList.contains("embed")) showNextCard(stage, config.next);
  }

  /** Lets the page around an embed use it. */
  offerApi(): void {
    offerApi(this.stage, this.captions);
  }

  open(name: string): void {
    this.#menus[name]?.toggle();
  }
}

export function furnish(stage: Stage): Furnished {
  return new Furnished(stage);
}
