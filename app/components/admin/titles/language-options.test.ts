import { expect, it } from "vitest";
import { languageOptions } from "./language-options.ts";

it("lists languages by name, after the option for none", () => {
  const options = languageOptions(null);
  expect(options[0]).toEqual({ value: "", name: "Not set" });
  expect(options).toContainEqual({ value: "pt-BR", name: "Brazilian Portuguese" });
  const names = options.slice(1).map(({ name }) => name);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
});

it("keeps a rarer language that a title has, once", () => {
  expect(languageOptions("nds").filter(({ value }) => value === "nds")).toHaveLength(1);
  expect(languageOptions("de").filter(({ value }) => value === "de")).toHaveLength(1);
});
