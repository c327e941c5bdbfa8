import { readdirSync } from "node:fs";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, it } from "vitest";
import glossary, { refusedPath } from "./glossary.js";

/** Lints a text as if it stood in `filename`. */
function complaints(code: string, filename = "core/encoding/x.ts"): string[] {
  const linter = new Linter({ cwd: "/project" });
  const config = {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser },
    plugins: { glossary },
    rules: { "glossary/words": "error" },
  };
  return linter
    .verify(code, [config as Linter.Config], { filename: `/project/${filename}` })
    .map((found) => found.message);
}

it("refuses a word wherever a name is created, and says the right one", () => {
  expect(complaints("const topRung = 1;")).toEqual([
    "“topRung”: the word for “rung” here is rendition (docs/glossary.md).",
  ]);
  for (const code of [
    "function wishSegment() {}",
    "const f = (MAX_WISHES: number) => MAX_WISHES;",
    "interface Row { readonly rung: string }",
    "interface SoundRange {}",
    "type House = string;",
    "class Store { #lane = 1; }",
    "class Store { buryAll() {} }",
    "const { rendition: rung } = row;",
    "const [lamp = 1] = list;",
    "const f = function () { return 1; }, desk = 2;",
  ])
    expect(complaints(code), code).toHaveLength(1);
});

it("does not check the names of other code", () => {
  for (const code of [
    "const { world } = library;",
    "hls.pictures.rung();",
    "use({ sound: 1 });",
    "vi.stubGlobal(1);",
  ])
    expect(complaints(code), code).toEqual([]);
});

it("matches complete words only, and knows the exceptions", () => {
  expect(complaints("const wholesome = 1, spinner = 2, orange = 3, partNumber = 4, personName = 5;")).toEqual(
    [],
  );
  expect(complaints("const bench = 1;", "bench/run.ts")).toEqual([]);
  expect(complaints("const bench = 1;", "app/run.ts")).toHaveLength(1);
});

it("refuses a word in the path of a file", () => {
  const said = "The file's path has the word “gate”: say segment validation, validate (docs/glossary.md).";
  expect(complaints("export {};", "worker/ffmpeg/gate.ts")).toEqual([said]);
  expect(complaints("export {};", "app/routes/_house.films.ts")).toHaveLength(1);
  expect(complaints("export {};", "core/house/films.ts")).toHaveLength(1);
});

it("holds for style sheets too, which ESLint does not read", () => {
  const sheets = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".css"),
  );
  expect(sheets.length).toBeGreaterThan(10);
  expect(sheets.filter((file) => refusedPath(`app/${file}`) !== null)).toEqual([]);
});
