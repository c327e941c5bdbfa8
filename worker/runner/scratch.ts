import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { isProcessAlive } from "#core/start/is-process-alive.ts";

/**
 * Makes this process's scratch folder, `<data folder>/scratch/<host>-<pid>`, and removes those that dead processes
 * of this host left behind. Films lie there in pieces: no other user may look into it. Returns its absolute path.
 */
export async function openScratch(dataDirectory: string): Promise<string> {
  const parent = path.join(dataDirectory, "scratch");
  await mkdir(parent, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  // One that another user owns is theirs to close.
  await chmod(parent, PRIVATE_FOLDER_MODE).catch(() => undefined);
  const host = `${os.hostname()}-`;
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(host) ? name.slice(host.length) : "";
    // Another host's name may begin with ours.
    if (/^\d+$/.test(pid) && !isProcessAlive(Number(pid))) {
      await rm(path.join(parent, name), { recursive: true, force: true });
    }
  }
  const own = path.join(parent, `${host}${process.pid}`);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { mode: PRIVATE_FOLDER_MODE });
  return own;
}

/** Runs `work` with a fresh folder below `scratchRoot` that is gone afterwards, however it ended. */
export async function withScratch<Result>(
  scratchRoot: string,
  work: (scratchDir: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(scratchRoot, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const scratchDir = await mkdtemp(path.join(scratchRoot, "work-"));
  try {
    return await work(scratchDir);
  } finally {
    await rm(scratchDir, { recursive: true, force: true });
  }
}
