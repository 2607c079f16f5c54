import type { Parameters } from "../ui/parameters.ts";

/** What an embed shows around the picture, as the page that holds it asks. */
export function dressEmbed({ title, link, warning }: Parameters): void {
  if (!document.body.classList.contains("embed")) return;
  const heading = document.querySelector<HTMLElement>(".embed-title");
  const anchor = heading?.querySelector("a");
  if (heading) heading.hidden = !title;
  if (!link && anchor) anchor.replaceWith(...anchor.childNodes);
  document.body.toggleAttribute("data-without-warning", !warning);
}
