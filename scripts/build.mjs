import { requireNode } from "./setup/require-node.mjs";

requireNode();
const { runScript } = await import("./setup/refusal.mjs");
const { installPackages } = await import("./setup/install-packages.mjs");
const { buildNow } = await import("./setup/build-if-changed.mjs");

/** `npm run build`: builds like `npm start`, but always. */
await runScript(async () => {
  await installPackages();
  await buildNow();
});
