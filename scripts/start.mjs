import { requireNode } from "./setup/require-node.mjs";

requireNode();
// Imported after the check, because these files may use features of a newer Node.
const { runScript } = await import("./setup/refusal.mjs");
const { prepare } = await import("./setup/prepare.mjs");

await runScript(async () => {
  await prepare({ tools: ["ffmpeg", "setpriv"] });
  process.env.MATINEE_GRACE_SECONDS ||= "6";
  await import("../build/supervisor.js");
});
