import { readFileSync } from "node:fs";
import { buildIfChanged } from "./build-if-changed.mjs";
import { installPackages } from "./install-packages.mjs";
import { fromRoot } from "./paths.mjs";
import { say } from "./step.mjs";
import { installSystemTools } from "./system-tools.mjs";

/** Prepares the checkout to run: the system's tools, packages, the build. Fast when nothing changed. */
export async function prepare({ tools }) {
  const { version } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));
  say(`Matinee ${version}`);
  await installSystemTools(tools);
  await installPackages();
  await buildIfChanged();
}
