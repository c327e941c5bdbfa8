import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";
import { fromRoot } from "./setup/paths.mjs";

/**
 * `node scripts/subset-fonts.mjs`: creates `app/styles/fonts` from the packages of fontsource. The design
 * uses one width of the display face and a few weights of each, which saves two thirds of the bytes. Run it
 * after an update of the packages or a change of the weights, and commit its output.
 */
const FACES = [
  {
    family: "Noto Serif Display Variable",
    folder: "noto-serif-display",
    axes: "standard",
    kept: { wdth: 62.5, wght: { min: 480, max: 560 } },
  },
  {
    family: "Commissioner Variable",
    folder: "commissioner",
    axes: "wght",
    kept: { wght: { min: 400, max: 650 } },
  },
];
const OUT = fromRoot("app", "styles", "fonts");

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const rules = [];
for (const face of FACES) {
  for (const subset of subsetsOf(face)) rules.push(await writeSubset(face, subset));
  copyFileSync(path.join(packageFolder(face), "LICENSE"), path.join(OUT, `LICENSE-${face.folder}.txt`));
}
writeFileSync(path.join(OUT, "fonts.css"), `/* Made by scripts/subset-fonts.mjs. */\n${rules.join("\n")}`);

function packageFolder({ folder }) {
  return fromRoot("node_modules", "@fontsource-variable", folder);
}

/** The package's subsets, widest alphabet last, as its style sheet lists them. */
function subsetsOf(face) {
  const unicode = JSON.parse(readFileSync(path.join(packageFolder(face), "unicode.json"), "utf8"));
  return Object.entries(unicode).map(([name, range]) => ({ name, range }));
}

async function writeSubset(face, { name, range }) {
  const file = `${face.folder}-${name}-${face.axes}-normal.woff2`;
  const source = readFileSync(path.join(packageFolder(face), "files", file));
  const target = `${face.folder}-${name}.woff2`;
  const options = { targetFormat: "woff2", variationAxes: face.kept };
  writeFileSync(path.join(OUT, target), await subsetFont(source, charactersOf(range), options));
  return fontFace(face, target, range);
}

/** Every character of a `unicode-range`. */
function charactersOf(range) {
  const parts = range.split(",").map((part) => part.trim().slice(2).split("-"));
  return parts
    .flatMap(([from, to = from]) => {
      const first = Number.parseInt(from, 16);
      return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, at) => first + at);
    })
    .map((code) => String.fromCodePoint(code))
    .join("");
}

function fontFace({ family, kept }, file, range) {
  return `@font-face {
  font-family: "${family}";
  font-style: normal;
  font-display: swap;
  font-weight: ${kept.wght.min} ${kept.wght.max};${kept.wdth ? `\n  font-stretch: ${kept.wdth}%;` : ""}
  src: url("./${file}") format("woff2");
  unicode-range: ${range.replaceAll(",", ", ")};
}
`;
}
