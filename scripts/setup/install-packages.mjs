import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { withLock } from "./lock.mjs";
import { fromRoot } from "./paths.mjs";
import { runLogged } from "./run-program.mjs";
import { step } from "./step.mjs";

const INSTALLED = fromRoot("node_modules", ".package-lock.json");
/** npm removes it with all packages. */
const PATCHED = fromRoot("node_modules", ".matinee-patched");

/**
 * Installs the packages of package-lock.json if node_modules differs from it. One install of a checkout at a
 * time, and mends what patches/ names in them. No package's script is run; the supervisor does the work of the one
 * that matters (Postgres' links).
 */
export async function installPackages() {
  if (isInstalled() && existsSync(PATCHED)) return;
  await withLock("install", async () => {
    if (!isInstalled()) await install();
    if (!existsSync(PATCHED)) await patch();
  });
}

/** Whether there is a complete install, also one of another package-lock.json; waits for a running one. */
export async function hasPackages() {
  return await withLock("install", () => existsSync(INSTALLED));
}

async function install() {
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const command = [...npm, "ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-progress"];
  await step("Installing packages (about a minute)", () => runLogged("npm-ci", command));
}

/** Writes the mends of patches/ into the packages, and then that it did; a second time changes nothing. */
async function patch() {
  const program = fromRoot("node_modules", "patch-package", "index.js");
  await runLogged("patch-packages", [process.execPath, program, "--error-on-fail"]);
  writeFileSync(PATCHED, "");
}

/**
 * npm writes a list of the installed packages last, so an interrupted install is noticed. Optional packages
 * may be missing: most of them are for other platforms.
 */
function isInstalled() {
  const installed = readPackages(INSTALLED);
  if (!installed) return false;
  return Object.entries(readPackages(fromRoot("package-lock.json")) ?? {}).every(
    ([path, { version, optional }]) => {
      const there = installed[path];
      return path === "" || (there ? there.version === version : optional === true);
    },
  );
}

/** Null if it is missing, or is being written or removed. */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}
