import { readFileSync } from "node:fs";
import { buildIfChanged } from "./build-if-changed.mjs";
import { installPackages } from "./install-packages.mjs";
import { fromRoot } from "./paths.mjs";
import { say } from "./step.mjs";
import { installSystemTools } from "./system-tools.mjs";

/** Brings the checkout to where it can run: the system's tools, packages, the build. Quick when nothing changed. */
export async function prepare({ tools }) {
  const { version } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8"));
  say(`Matinee ${version}`);
  await installSystemTools(tools);
  await installPackages();
  await buildIfChanged();
}
