import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const FORM = /<(?:fetcher\.)?Form\b[^>]*?(?:\/>|>)/gs;
const FIELD =
  /<(?:Text|TextArea|Select|Password|NewPassword)Field\b|<(?:Account|Episode|EpisodeNumber|Title)Fields\b/;

/** The forms of a file that have fields, as their opening tags. */
function formsWithFields(source: string): string[] {
  return FIELD.test(source) ? (source.match(FORM) ?? []) : [];
}

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => path.join("app", file))
  .filter((file) => formsWithFields(readFileSync(file, "utf8")).length > 0);

it("finds the forms", () => expect(files.length).toBeGreaterThan(8));

it.each(files)("%s shows our own messages, never the browser's", (file) => {
  expect(readFileSync(file, "utf8")).toContain("useCheckedForm(");
});

it("is what the forms of signing in go through", () => {
  expect(readFileSync("app/components/sign-in/sign-in-layout.tsx", "utf8")).toContain("useCheckedForm(");
});
