/** What every page does. */
import { bell } from "../site/bell.ts";
import { menus } from "../site/menus.ts";
import { searchKey } from "../site/search.ts";
import { themeSwitch } from "../site/theme.ts";

document.querySelectorAll<HTMLElement>("[data-theme-switch]").forEach(themeSwitch);
menus(document);
bell(document);
const field = document.querySelector<HTMLInputElement>("#search-field");
if (field) searchKey(document, field);
