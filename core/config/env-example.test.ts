import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ENV_NAMES, readEnv } from "#core/config/env.ts";

const textOf = (file: string) => readFileSync(path.resolve(import.meta.dirname, "..", "..", file), "utf8");

/** Set by the scripts or by tests, never by who runs a site. */
const NOT_FOR_OWNERS = /^(NODE_ENV$|MATINEE_TEST)/;

/** The settings of .env.example, with their examples. */
const example = new Map(
  [...textOf(".env.example").matchAll(/^#?([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [
    name,
    value,
  ]),
);

/** The names in the first column of README's first table below "Settings". */
function namesInReadme(): string[] {
  const section = /^## Settings$(.*?)^## /ms.exec(textOf("README.md"))?.[1] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = ""]) => name),
  );
}

test("README and .env.example name every setting, and nothing else", () => {
  const settings = ENV_NAMES.filter((name) => !NOT_FOR_OWNERS.test(name)).sort();
  expect(settings.length).toBeGreaterThan(20);
  expect(namesInReadme().sort()).toEqual(settings);
  const ofCompose = [...textOf("docker-compose.yml").matchAll(/\$\{([A-Z][A-Z0-9_]+)/g)].map(
    ([, name = ""]) => name,
  );
  expect([...example.keys()].filter((name) => !settings.includes(name))).toEqual(
    [...new Set(ofCompose)].filter((name) => !settings.includes(name)),
  );
  expect(settings.filter((name) => !example.has(name))).toEqual([]);
});

test("the examples are allowed values", () => {
  expect(() => readEnv(Object.fromEntries(example) as NodeJS.ProcessEnv)).not.toThrow();
});
