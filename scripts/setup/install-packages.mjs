import { existsSync, readFileSync } from "node:fs";
import { fromRoot } from "./places.mjs";
import { runLogged } from "./run-program.mjs";
import { step } from "./step.mjs";

/**
 * Installs what package-lock.json lists where node_modules differs from it. No package's script is run: the one that
 * matters (Postgres' links) is done by the supervisor.
 */
export async function installPackages() {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const command = [...npm, "ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-progress"];
  await step("Installing packages (about a minute)", () => runLogged("npm-ci", command));
}

/**
 * npm keeps beside the packages a list of what it installed, written last: so an interrupted install is seen.
 * Optional packages may be missing: most of them are for other platforms.
 */
function isInstalled() {
  const installed = readPackages(fromRoot("node_modules", ".package-lock.json"));
  if (!installed) return false;
  return Object.entries(readPackages(fromRoot("package-lock.json")) ?? {}).every(
    ([place, { version, optional }]) => {
      const there = installed[place];
      return place === "" || (there ? there.version === version : optional === true);
    },
  );
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
}
