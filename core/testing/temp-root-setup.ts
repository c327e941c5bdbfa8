import { openTempRoot } from "#core/testing/temp-root.ts";

/** All projects of a vitest run share one root: the first setup creates it, the last teardown removes it. */
const shared = globalThis as typeof globalThis & { matineeTempRoot?: { users: number; close(): string[] } };

/** Global setup of every vitest project. A run that leaves folders of tests fails, and lists them. */
export default function setup(): () => void {
  const root = (shared.matineeTempRoot ??= { users: 0, close: openTempRoot() });
  root.users += 1;
  return () => {
    root.users -= 1;
    if (root.users > 0) return;
    delete shared.matineeTempRoot;
    const left = root.close();
    if (left.length === 0) return;
    console.error(`Tests left folders behind: ${left.join(", ")}. Make them by tempFolder.`);
    // An error that is thrown here is printed, but the run still exits with 0.
    process.exitCode = 1;
  };
}
