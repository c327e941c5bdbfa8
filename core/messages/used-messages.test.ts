import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { english } from "#core/messages/english.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The code that may say a message, without tests. */
function sources(): string[] {
  return ["app", "cli", "core", "worker"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => readFileSync(path.join(ROOT, folder, file), "utf8")),
  );
}

it("has no message that nothing says", () => {
  const said = new Set(sources().flatMap((text) => text.match(/(?<=")[a-z]+\.[A-Za-z]+(?=")/g) ?? []));
  const keys = Object.entries(english).flatMap(([area, sentences]) =>
    Object.keys(sentences).map((name) => `${area}.${name}`),
  );
  expect(keys.filter((key) => !said.has(key))).toEqual([]);
});
