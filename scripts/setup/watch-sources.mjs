import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fromRoot } from "./paths.mjs";
import { Refusal } from "./refusal.mjs";
import { runLogged } from "./run-program.mjs";
import { step } from "./step.mjs";

/** The sources of the processes' bundles. Vite replaces routes, components and styles in place. */
const FOLDERS = ["app/server", "app/trpc", "app/session", "app/media", "core", "worker", "db", "supervisor"];
/** An editor saves several files within this. */
const SETTLE_MS = 300;

/**
 * Runs the site; at each change of its processes' sources, bundles, stops it and starts it again. Ends with
 * Ctrl-C.
 */
export async function watchSources() {
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stopping.abort());
  let site = startSite();
  while (!stopping.signal.aborted) {
    if (!(await nextChange(stopping.signal))) break;
    if (!(await tryBuild())) continue;
    await stopSite(site);
    site = startSite();
  }
  await stopSite(site);
}

function startSite() {
  const env = {
    ...process.env,
    NODE_ENV: "development",
    MATINEE_GRACE_SECONDS: process.env.MATINEE_GRACE_SECONDS || "2",
  };
  return spawn(
    "setpriv",
    ["--pdeathsig", "TERM", "--", process.execPath, fromRoot("build", "supervisor.js")],
    {
      env,
      stdio: "inherit",
      detached: true,
    },
  );
}

async function stopSite(site) {
  if (site.exitCode !== null || site.signalCode !== null) return;
  site.kill("SIGTERM");
  await new Promise((resolve) => site.once("exit", resolve));
}

/** Resolves to true after a change, to false when told to stop. */
async function nextChange(signal) {
  const watchers = [];
  await new Promise((resolve) => {
    signal.addEventListener("abort", resolve, { once: true });
    for (const folder of FOLDERS) watchers.push(watch(fromRoot(folder), { recursive: true }, resolve));
  });
  for (const watcher of watchers) watcher.close();
  await sleep(SETTLE_MS);
  return !signal.aborted;
}

/** A build that fails leaves the running site as it is. */
async function tryBuild() {
  try {
    const command = [process.execPath, fromRoot("scripts", "setup", "make-build.mjs"), "--processes-only"];
    await step("Bundling", () => runLogged("bundle", command));
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return false;
  }
}
