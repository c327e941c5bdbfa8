import { requireNode } from "./setup/require-node.mjs";

requireNode();
const { runScript } = await import("./setup/refusal.mjs");
const { prepare } = await import("./setup/prepare.mjs");
const { run } = await import("./setup/run-program.mjs");
const { fromRoot } = await import("./setup/paths.mjs");

/** `npm run bench [-- --json] [-- --only NAME]`: the benches are TypeScript, so tsx runs them. */
await runScript(async () => {
  await prepare({ tools: ["ffmpeg", "setpriv", "chromium"] });
  const tsx = fromRoot("node_modules", ".bin", "tsx");
  process.exitCode = await run([tsx, fromRoot("bench", "run.ts"), ...process.argv.slice(2)]);
});
