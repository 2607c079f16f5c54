import type { ChapterConfig } from "../../config.ts";
import type { Stage } from "../../stage.ts";
import { element, part } from "../parts.ts";
import { clock } from "../time.ts";
import { word } from "../words.ts";
import { type Menu, menuOf, type Page } from "./menu.ts";

/** Chapters as gaps in the seek bar, the title of the one that plays, and the list. */
export class Chapters {
  readonly menu: Menu | undefined;
  readonly #list: readonly ChapterConfig[];
  readonly #title: HTMLElement | null;

  constructor(readonly stage: Stage) {
    const { root, video, config } = stage;
    this.#list = [...(config.chapters ?? [])].sort((a, b) => a.start - b.start);
    this.#title = part(root, "chapter");
    if (this.#list.length === 0) return;
    this.menu = menuOf(root, "chapters", () => this.page());
    this.#mark(part(root, "marks"));
    video.addEventListener("timeupdate", () => this.#show());
    this.#show();
  }

  get any(): boolean {
    return this.#list.length > 0;
  }

  at(seconds: number): ChapterConfig | null {
    return this.#list.findLast(({ start }) => start <= seconds) ?? null;
  }

  page(): Page {
    const { video } = this.stage;
    const now = this.at(video.currentTime);
    return {
      title: word("chapters"),
      items: this.#list.map((chapter) => ({
        label: chapter.title,
        hint: clock(chapter.start),
        state: { kind: "radio", on: chapter === now },
        choose: () => {
          video.currentTime = chapter.start;
        },
      })),
    };
  }

  #mark(marks: HTMLElement | null): void {
    const all = this.stage.config.video.durationSeconds || 1;
    const inner = this.#list.filter(({ start }) => start > 0 && start < all);
    marks?.replaceChildren(
      ...inner.map(({ start }) => {
        const mark = element("span");
        mark.style.setProperty("--at", String(start / all));
        return mark;
      }),
    );
  }

  #show(): void {
    const title = this.at(this.stage.video.currentTime)?.title ?? "";
    if (this.#title && this.#title.textContent !== title) this.#title.textContent = title;
  }
}
