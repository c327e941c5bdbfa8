import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { fromRoot } from "./paths.mjs";
import { runLogged } from "./run-program.mjs";
import { step } from "./step.mjs";

/** The sources of the build. Migrations are read when they run, tests never. */
const SOURCES = [
  "app",
  "core",
  "worker",
  "db",
  "cli",
  "supervisor",
  "public",
  "scripts/setup/make-build.mjs",
];
const SETTINGS = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vite.hls.ts",
  "remix.config.ts",
];
const LEFT_OUT = /(\.test\.tsx?|^db\/migrations\/|\/testing\/)/;

const STAMP = fromRoot("build", ".sources");

/** Builds if the sources' bytes differ from those of the last build. One build of a checkout at a time. */
export async function buildIfChanged() {
  if (isBuilt()) return;
  await withLock("build", async () => {
    if (!isBuilt()) await build();
  });
}

/** Builds unconditionally. */
export async function buildNow() {
  await withLock("build", build);
}

/**
 * Whether the sources changed since the last build; false for a build of the development loop, which has no
 * stamp.
 */
export function isOutdated() {
  return existsSync(STAMP) && !isBuilt();
}

async function build() {
  const digest = sourcesDigest();
  await step("Building (about 20 s)", () =>
    runLogged("build", [process.execPath, fromRoot("scripts", "setup", "make-build.mjs")]),
  );
  writeFileSync(STAMP, digest);
}

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === sourcesDigest();
}

function sourcesDigest() {
  const digest = createHash("sha256").update(process.versions.node);
  for (const file of [...SOURCES.flatMap(filesIn), ...SETTINGS].sort()) {
    if (LEFT_OUT.test(file) || !existsSync(fromRoot(file))) continue;
    digest.update(`\0${file}\0`).update(readFileSync(fromRoot(file)));
  }
  return digest.digest("hex");
}

function filesIn(source) {
  if (!existsSync(fromRoot(source))) return [];
  if (statSync(fromRoot(source)).isFile()) return [source];
  return readdirSync(fromRoot(source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(fromRoot(), path.join(entry.parentPath, entry.name)));
}
