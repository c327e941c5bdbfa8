import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { tempFolder } from "#core/testing/temp-folder.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const FAKE_NPM = `
  import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
  import { setTimeout as sleep } from "node:timers/promises";
  appendFileSync("log", "install\\n");
  rmSync("node_modules", { recursive: true, force: true });
  await sleep(300);
  mkdirSync("node_modules/patch-package", { recursive: true });
  writeFileSync("node_modules/patch-package/index.js", "require('node:fs').appendFileSync('log', 'patch\\\\n')");
  writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/a": { version: "1" } } }));
`;
const FAKE_BUILD = `
  import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
  appendFileSync("log", "build\\n");
  mkdirSync("build", { recursive: true });
  writeFileSync("build/cli.js", "console.log('at work')");
`;

/** A checkout with our scripts, whose install, patches and build only record that they ran. */
let checkout: string;
const at = (...parts: string[]) => path.join(checkout, ...parts);
const packages = (version: string) => JSON.stringify({ packages: { "node_modules/a": { version } } });
beforeEach(() => {
  checkout = tempFolder("checkout");
  for (const part of ["bin", "scripts"]) cpSync(path.join(ROOT, part), at(part), { recursive: true });
  mkdirSync(at("app"));
  writeFileSync(at("app", "page.ts"), "");
  writeFileSync(at("npm.mjs"), FAKE_NPM);
  writeFileSync(at("scripts", "setup", "make-build.mjs"), FAKE_BUILD);
  writeFileSync(at("package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(at("package-lock.json"), packages("1"));
  writeFileSync(at("log"), "");
});

interface Run {
  stdout: string;
  stderr: string;
}

function run(script: string): Promise<Run> {
  const child = spawn(process.execPath, [at(script)], {
    cwd: checkout,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, npm_execpath: at("npm.mjs") },
  });
  const run: Run = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => (run.stdout += String(text)));
  child.stderr.on("data", (text) => (run.stderr += String(text)));
  return new Promise((resolve) => child.once("close", () => resolve(run)));
}
const log = () => readFileSync(at("log"), "utf8").trim().split("\n");

test("commands that start side by side in a fresh clone install and build once", async () => {
  const runs = await Promise.all([run("bin/matinee"), run("bin/matinee"), run("scripts/build.mjs")]);
  expect(runs.map(({ stdout }) => stdout).slice(0, 2)).toEqual(["at work\n", "at work\n"]);
  expect(log().filter((line) => line !== "build")).toEqual(["install", "patch"]);
  // `npm run build` builds in any case.
  expect(log().filter((line) => line === "build").length).toBeLessThanOrEqual(2);
});

test("a build by hand counts as the last build", async () => {
  await run("scripts/build.mjs");
  expect(await run("bin/matinee")).toEqual({ stdout: "at work\n", stderr: "" });
  expect(log()).toEqual(["install", "patch", "build"]);
});

test("a command leaves packages and build under a running site alone, and says that they are old", async () => {
  await run("bin/matinee");
  appendFileSync(at("app", "page.ts"), "// newer");
  writeFileSync(at("package-lock.json"), packages("2"));
  const { stdout, stderr } = await run("bin/matinee");
  expect(stdout).toBe("at work\n");
  expect(stderr).toMatch(/^This is the last build, and the sources are newer: stop and start Matinee again/);
  expect(log()).toEqual(["install", "patch", "build"]);
  rmSync(at("build", "cli.js"));
  await run("bin/matinee");
  expect(log()).toEqual(["install", "patch", "build", "build"]);
});
