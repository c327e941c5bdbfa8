import { existsSync } from "node:fs";
import { buildIfChanged, isOutdated } from "./setup/build-if-changed.mjs";
import { hasPackages, installPackages } from "./setup/install-packages.mjs";
import { fromRoot } from "./setup/paths.mjs";
import { runScript } from "./setup/refusal.mjs";

/** `bin/matinee` runs this after it has checked Node's version. */
const script = fromRoot("build", "cli.js");
// The data folder of `npm start` is in the checkout, from whichever folder this is called.
process.env.MATINEE_DATA_DIR ||= fromRoot(".data");

await runScript(prepare);
await import(script);

/**
 * Installs and builds what is missing, and changes nothing that exists: a running site may be using these
 * packages and pages.
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
