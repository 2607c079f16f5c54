import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { filesBelow } from "./files.mjs";

const globImport = /@import\s+(?:url\()?["']\.\/([\w-]+)\/\*\.css["']\)?([^;]*);/g;

/** Lets a style sheet write `@import "./pages/*.css" layer(pages);`, so that a new page needs no second edit. */
export const globImports = {
  name: "glob-imports",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, ({ path }) => {
      const folder = dirname(path);
      const contents = readFileSync(path, "utf8").replace(globImport, (_, sub, rest) =>
        filesBelow(join(folder, sub), (file) => file.endsWith(".css"))
          .map((file) => `@import "./${relative(folder, file)}"${rest};`)
          .join("\n"),
      );
      return { contents, loader: "css" };
    });
  },
};
