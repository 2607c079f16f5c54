export { furnish } from "../player/ui/later/furnish.ts";
