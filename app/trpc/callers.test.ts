import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { rootRouter } from "#app/trpc/root-router.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** The code of pages, components, hooks, loaders and the command line, without tests and the RPC itself. */
function callingCode(): string {
  const files = ["app", "cli"].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  );
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|^app\/trpc\//.test(file))
    .map((file) => readFileSync(path.join(ROOT, file), "utf8"))
    .join("\n");
}

test("every procedure has a caller outside of tests, by its router's name and its own", () => {
  const names = Object.keys(rootRouter._def.procedures);
  const code = callingCode();
  const isCalled = (name: string) =>
    new RegExp(
      `\\b${name.replaceAll(".", "\\s*\\.\\s*")}\\s*(?:\\(|\\.\\s*(?:query|mutate|subscribe)\\b)`,
    ).test(code);
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !isCalled(name))).toEqual([]);
});
