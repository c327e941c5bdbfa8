import path from "node:path";

/** The checkout, wherever the script was called from. */
export const ROOT = path.resolve(import.meta.dirname, "..", "..");

export const fromRoot = (...parts) => path.join(ROOT, ...parts);

/** Logs of installs and builds; git ignores it. */
export const LOGS = fromRoot(".cache", "logs");
