/** The moderators' pages. */
import { caseKeys } from "../moderation/keys.ts";
import { decideForm } from "../moderation/decide.ts";
import { moments } from "../moderation/moments.ts";

const page = document.querySelector<HTMLElement>("[data-case]");
if (page) {
  caseKeys(document, page);
  moments(page);
  const form = page.querySelector<HTMLFormElement>("[data-decide]");
  if (form) decideForm(form);
}
