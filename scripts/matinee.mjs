import { existsSync } from "node:fs";
import { buildIfChanged, isOutdated } from "./setup/build-if-changed.mjs";
import { hasPackages, installPackages } from "./setup/install-packages.mjs";
import { fromRoot } from "./setup/paths.mjs";
import { runScript } from "./setup/refusal.mjs";

/** What `bin/matinee` runs, once it knows that this Node can. */
const script = fromRoot("build", "cli.js");
// The data folder of `npm start` lies in the checkout, wherever this is called from.
process.env.MATINEE_DATA_DIR ||= fromRoot(".data");

await runScript(prepare);
await import(script);

/**
 * Brings along what is missing, and changes nothing that is there: a site may be running on it, whose packages and
 * pages would go under its feet.
 */
async function prepare() {
  if (!(await hasPackages())) await installPackages();
  if (!existsSync(script)) await buildIfChanged();
  else if (isOutdated()) {
    console.error(
      "This is the last build, and the sources are newer: stop and start Matinee again to use them.",
    );
  }
}
