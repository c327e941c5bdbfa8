import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, it } from "vitest";
import glossary from "./glossary.js";
import { PAGE_WORDS } from "./glossary-words.js";
import { refusedPhrase } from "./page-texts.js";

/** Lints a text as if it was the content of `filename`. */
function complaints(code: string, filename = "app/components/catalog/x.tsx"): string[] {
  const linter = new Linter({ cwd: "/project" });
  const config = {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { glossary },
    rules: { "glossary/texts": "error" },
  };
  return linter
    .verify(code, [config as Linter.Config], { filename: `/project/${filename}` })
    .map((found) => found.message);
}

it("refuses a private word in what users read, and says the plain one", () => {
  expect(complaints('export const Nav = () => <nav aria-label="Booth">Admin</nav>;')).toEqual([
    "“Booth” means nothing to a new reader: say Admin (docs/glossary.md).",
  ]);
  for (const code of [
    "export const X = () => <h1>What the house has</h1>;",
    "export const X = () => <p>\n  Nothing wants\n  a look.\n</p>;",
    'export const label = isOff ? "Take off" : "Publish";',
    "export const heading = `${count} on the bench`;",
    'export const meta = [{ title: "People · Matinee" }];',
    'export const X = () => <Row heading="On the bill this week" />;',
  ])
    expect(complaints(code), code).toHaveLength(1);
});

it("does not look at class names, names of icons and other files' strings", () => {
  for (const code of [
    'import { bench } from "./bench.ts";',
    'export const X = () => <i className="picture bench-strip" id="lights" />;',
    'export const X = () => <Icon name="picture" />;',
    'export const X = () => <button aria-label="Picture in picture">Enter a whole number.</button>;',
  ])
    expect(complaints(code), code).toEqual([]);
  expect(complaints('log("The house burns");', "worker/x.ts")).toEqual([]);
  expect(complaints('expect(x).toBe("The house");', "app/components/x.test.ts")).toEqual([]);
});

it("refuses private words in the sentences of messages", () => {
  const sentence = "export const x = { setUp: ({ name }) => `This house is set up by ${name}.` };";
  expect(complaints(sentence, "core/messages/en/accounts.ts")).toHaveLength(1);
  expect(complaints('export const x = { expired: () => "It expired." };', "core/messages/en/x.ts")).toEqual(
    [],
  );
});

it("has a working pattern for each entry, and lets the plain words through", () => {
  for (const { phrase } of PAGE_WORDS) expect(() => new RegExp(phrase), phrase).not.toThrow();
  for (const text of [
    "Undo",
    "Light",
    "All systems normal.",
    "Audio",
    "Restore",
    "Library",
    "Uploads continue",
  ])
    expect(refusedPhrase(text), text).toBeNull();
});
