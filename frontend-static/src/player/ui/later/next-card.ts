import type { NextConfig } from "../../config.ts";
import type { Stage } from "../../stage.ts";
import { element, icon } from "../parts.ts";
import { word } from "../words.ts";

/** At the end: what comes next, for whoever wants it. Nothing starts by itself. */
export function showNextCard({ root, video }: Stage, next: NextConfig): void {
  const again = element("button", { type: "button" }, icon(root, "rotate-ccw"), word("next.again"));
  const card = element(
    "section",
    { class: "player-next", "aria-label": word("next"), "data-next": true, hidden: true },
    element("p", {}, word("next")),
    element(
      "a",
      { href: next.url },
      next.poster ? element("img", { src: next.poster, alt: "", width: 160, height: 90, loading: "lazy" }) : null,
      element("strong", { dir: "auto" }, next.title),
    ),
    again,
  );
  root.append(card);
  again.addEventListener("click", () => void video.play().catch(() => undefined));
  video.addEventListener("ended", () => {
    card.hidden = video.loop;
  });
  for (const event of ["play", "seeking"]) video.addEventListener(event, () => (card.hidden = true));
}
