import { send } from "./site.ts";

/** The list of unfinished uploads: each can be removed in place. */
export function unfinished(root: HTMLElement): void {
  root.querySelectorAll<HTMLElement>("[data-upload]").forEach((item) => {
    const button = item.querySelector<HTMLButtonElement>("[data-abandon]");
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await send("DELETE", `/studio/uploads/${item.dataset["upload"]}`);
        const section = item.closest("section");
        item.remove();
        if (section && !section.querySelector("[data-upload]")) section.remove();
      } catch {
        button.disabled = false;
      }
    });
  });
}
