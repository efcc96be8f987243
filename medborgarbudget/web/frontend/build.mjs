// Bundles the style sheet and the script that every page uses, and those of some pages. Started by ./run.
import { build } from "esbuild";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["site.css", "site.js", "passkeys.js", "map.css", "map.js"],
  outdir: "../static/web/dist",
  bundle: true,
  // Leaflet's pictures, for controls and markers that we do not use.
  loader: { ".png": "empty" },
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox113", "safari16.4"],
  legalComments: "none",
  logLevel: "warning",
});
