// Condenses the theme that Designsystemet's generator writes to what our pages use, and prints it.
//
// The generator repeats every colour for attributes we do not offer, some 50 kB. We keep
// light and dark by the reader's own setting, and set a chosen colour's values directly.
// Not part of the build: run it when the colours or Designsystemet change, from this folder:
//
//     npx @digdir/designsystemet@1 tokens create --clean
//     npx @digdir/designsystemet@1 tokens build -t build/design-tokens -o build/css --clean
//     node condense.mjs build/css/medborgarbudget.css > theme.css

import { readFileSync } from "node:fs";

const ORGANISATION_COLOURS = ["sjo", "skog", "tegel", "plommon"]; // the first is the default
const MESSAGES = ["danger", "success", "warning"]; // colours of what went wrong or well
const generated = readFileSync(process.argv[2], "utf8");

/** Every layer of the generated file: its name and the text between its braces. */
const layers = generated
  .split(/^@layer ds\.theme\./m)
  .slice(1)
  .map((layer) => [layer.split(" ", 1)[0], layer.slice(layer.indexOf("{") + 1, layer.lastIndexOf("}"))]);

/** Sizes, radii, shadows and type, as generated, for the one size (medium) and typeface we use. */
function measures() {
  const medium = generated.match(/--ds-size-mode-font-size--md: ([\d.]+)/)[1];
  const kept = layers
    .filter(([name]) => ["type-scale", "size", "semantic", "typography.primary"].includes(name))
    .map(([, text]) => text.replace(/^(:root), .*\{/m, "$1 {"))
    .map((text) => text.replace(/\n\s*@supports[^{]*\{[^}]*\}/g, ""))
    .map((text) => text.replace(/\n\s*--ds-body-(short|long)-[^;]+;|\n(?=\n)/g, "").trim());
  return [`:root {\n  --ds-size-mode-font-size: ${medium};\n}`, ...kept].join("\n");
}

/** A rule with a few declarations on every line. */
function rule(selector, lines) {
  const rows = [];
  for (let index = 0; index < lines.length; index += 4) {
    rows.push(`  ${lines.slice(index, index + 4).join("; ")};`);
  }
  return `${selector} {\n${rows.join("\n")}\n}`;
}

/** Light or dark values: the neutral scale for everyone, organisations' own colours, and messages. */
function colours(scheme) {
  const text = layers.find(([name]) => name === `color-scheme.${scheme}`)[1];
  const all = [...new Set(text.match(/--ds-[\w-]+: [^;]+/g))]; // the text holds two copies
  const shared = all.filter((line) =>
    /^--ds-(color-(neutral|focus)|link)-|^--ds-color-danger-(surface-tinted|border-default|text|base-contrast)/.test(line),
  );
  const own = [...ORGANISATION_COLOURS, ...MESSAGES].map((name) => {
    const prefix = `--ds-color-${name}-`;
    const lines = all.filter((line) => line.startsWith(prefix));
    const selector = name === ORGANISATION_COLOURS[0] ? `:root, [data-color="${name}"]` : `[data-color="${name}"]`;
    return rule(selector, lines.map((line) => line.replace(prefix, "--ds-color-")));
  });
  return [rule(":root", [`color-scheme: ${scheme}`, ...shared]), ...own].join("\n");
}

console.log(`/* Made by condense.mjs from Designsystemet's theme generator (MIT, Digdir): do not edit. */
@layer ds.theme {
${measures()}
${colours("light")}
@media screen and (prefers-color-scheme: dark) {
${colours("dark")}
}
}`);
