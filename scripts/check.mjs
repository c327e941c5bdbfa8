import { requireNode } from "./setup/require-node.mjs";

requireNode();
const { runScript } = await import("./setup/refusal.mjs");
const { installPackages } = await import("./setup/install-packages.mjs");
const { runChecks } = await import("./setup/run-checks.mjs");
const { summarise } = await import("./setup/summary.mjs");

await runScript(async () => {
  await installPackages();
  summarise([{ name: "check", ...(await runChecks()) }]);
});
