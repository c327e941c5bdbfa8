import path from "node:path";

/** The checkout, from whichever folder the script is called. */
export const ROOT = path.resolve(import.meta.dirname, "..", "..");

export const fromRoot = (...parts) => path.join(ROOT, ...parts);

/** Logs of installs and builds; git ignores it. */
export const LOGS = fromRoot(".cache", "logs");
