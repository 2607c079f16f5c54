/** The creators' pages. */
import { refuseTooLarge } from "../studio/largest.ts";
import { live } from "../studio/live.ts";
import { unfinished } from "../studio/unfinished.ts";
import { uploadPage } from "../studio/upload.ts";
import type { Texts } from "../studio/words.ts";

const studio = document.querySelector<HTMLElement>("[data-studio-events]");
if (studio) {
  live(studio, studio.dataset["studioEvents"]!);
  unfinished(studio);
}
const upload = document.querySelector<HTMLElement>("#upload");
const texts = document.querySelector("#studio-texts")?.textContent;
if (upload && texts) uploadPage(upload, JSON.parse(texts) as Texts);

document.querySelectorAll<HTMLInputElement>("input[data-largest]").forEach(refuseTooLarge);

const name = document.querySelector<HTMLInputElement>(".studio-edit #name");
const card = document.querySelector<HTMLElement>("[data-card-name]");
if (name && card) name.addEventListener("input", () => (card.textContent = name.value));
