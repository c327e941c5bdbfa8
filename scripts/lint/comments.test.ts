import { ESLint, Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, it } from "vitest";
import { COMMENT_WORDS } from "./glossary-words.js";
import glossary from "./glossary.js";

/** Lints a text as if it was the content of `filename`. */
function complaints(code: string, filename = "core/encoding/x.ts"): string[] {
  const linter = new Linter({ cwd: "/project" });
  const config = {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser },
    plugins: { glossary },
    rules: { "glossary/comments": "error" },
  };
  return linter
    .verify(code, [config as Linter.Config], { filename: `/project/${filename}` })
    .map((found) => found.message);
}

it("refuses a private word in a comment, and says the plain one", () => {
  expect(complaints("// Gives the chunk its ticket back.")).toEqual([
    "“ticket” in a comment: say job, or primary button (docs/glossary.md).",
  ]);
  for (const code of [
    "/** Whoever claims it renews its lease. */\nexport const x = 1;",
    "/*\n * The first line is plain.\n * Nobody reads the second one.\n */",
    "const a = 1; // the rungs below",
    "interface Row {\n  /** Wishes of viewers. */\n  readonly a: number;\n}",
    "f(/* a house */ 1);",
  ])
    expect(complaints(code), code).toHaveLength(1);
});

it("names each refused word of a comment once", () => {
  expect(complaints("// Nobody is in the booth, and nobody will be.")).toHaveLength(2);
});

it("allows ordinary words, longer words, and texts that are no comments", () => {
  for (const code of [
    "// The whole line is in its place; a warehouse, a planet, wishbone.",
    'const text = "nobody";',
    "const nobody = null;",
  ])
    expect(complaints(code), code).toEqual([]);
});

it("allows the terms of codecs and browsers that have a refused word", () => {
  for (const code of [
    "/*\n * Closed groups of\n * pictures.\n */",
    "// Picture in picture; Picture-in-Picture.",
    "// Changed in place.",
  ])
    expect(complaints(code, "app/x.ts"), code).toEqual([]);
  expect(complaints("// The picture in the middle.", "app/x.ts")).toHaveLength(1);
});

it("refuses in the code of pages what is harmless elsewhere", () => {
  const code = "// The place in the whole film.";
  expect(complaints(code, "core/x.ts")).toEqual([]);
  expect(complaints(code, "app/components/x.ts")).toHaveLength(2);
});

it("knows the folder in which a word has its ordinary meaning", () => {
  expect(complaints("// One bench.", "bench/run.ts")).toEqual([]);
  expect(complaints("// One bench.", "core/run.ts")).toHaveLength(1);
});

it("has a plain word for each refused one", () => {
  for (const { use } of COMMENT_WORDS) expect(refused(use), use).toEqual([]);
});

it("holds in every folder of the code", async () => {
  const eslint = new ESLint();
  for (const file of [
    "core/x.ts",
    "worker/x.ts",
    "app/x.tsx",
    "e2e/x.ts",
    "scripts/x.mjs",
    "vite.config.ts",
  ]) {
    const config = (await eslint.calculateConfigForFile(file)) as { rules: Record<string, unknown> };
    expect(config.rules["glossary/comments"], file).toEqual([2]);
  }
});

const refused = (text: string) => complaints(`// ${text}`);
