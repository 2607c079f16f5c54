import { existsSync, readFileSync } from "node:fs";

const folder = "node_modules/lucide-static/icons";

/** One SVG with a symbol per icon named in `icons.json`; a page shows one by `<use href="…#name">`. */
export function sprite(names) {
  const symbols = [...new Set(names)].sort().map((name) => {
    const file = `${folder}/${name}.svg`;
    if (!existsSync(file)) throw new Error(`icons.json names "${name}", which Lucide does not have`);
    const drawing = readFileSync(file, "utf8")
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/^[\s\S]*?<svg[^>]*>/, "")
      .replace(/<\/svg>\s*$/, "")
      .replace(/\s+/g, " ")
      .trim();
    return (
      `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ` +
      `stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
