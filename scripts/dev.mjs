import { requireNode } from "./setup/require-node.mjs";

requireNode();
const { runScript } = await import("./setup/refusal.mjs");
const { prepare } = await import("./setup/prepare.mjs");
const { watchSources } = await import("./setup/watch-sources.mjs");

/**
 * `npm run dev`: like `npm start`, but pages change in place, and processes restart when a source is saved.
 */
await runScript(async () => {
  await prepare({ tools: ["ffmpeg", "setpriv"] });
  await watchSources();
});
