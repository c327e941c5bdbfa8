import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { isNull } from "drizzle-orm";
import { PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { type CoreContext } from "#core/context.ts";
import { isId } from "#core/uuid.ts";
import { processes } from "#db/schema/processes.ts";

const CLEAN_EVERY_MS = 10 * 60 * 1000;
/** What older versions named a folder: `<host>-<pid>`. */
const OLD_NAME = /^.+-\d+$/;

/** A process's own folder for files in work. */
export interface Scratch {
  /** Absolute. */
  readonly root: string;
  /** Ends the cleaning, and removes the folder. */
  close(): Promise<void>;
}

/**
 * Makes a process's scratch folder, `<data folder>/scratch/<id of its row in processes>`, and removes those of dead
 * processes, now and every ten minutes. The row must be there already: a folder without one counts as dead. Host and
 * pid would not do for a name, since containers share both. Films lie there in pieces: no other user may look into it.
 */
export async function openScratch(
  ctx: CoreContext,
  { dataDirectory, processId }: { dataDirectory: string; processId: string },
): Promise<Scratch> {
  const parent = path.join(dataDirectory, "scratch");
  const root = path.join(parent, processId);
  await mkdir(root, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  // One that another user owns is theirs to close.
  await chmod(parent, PRIVATE_FOLDER_MODE).catch(() => undefined);
  await removeDeadScratch(ctx, parent);
  const clean = () =>
    removeDeadScratch(ctx, parent).catch((error: unknown) =>
      ctx.logger.warn({ err: error }, "scratch folders of dead processes could not be removed"),
    );
  const timer = setInterval(() => void clean(), CLEAN_EVERY_MS).unref();
  const close = async () => {
    clearInterval(timer);
    await rm(root, { recursive: true, force: true });
  };
  return { root, close };
}

/** Removes the scratch folders below `parent` whose process has stopped or died, whatever host it was on. */
export async function removeDeadScratch(ctx: CoreContext, parent: string): Promise<void> {
  // Names first: a process has its row before its folder, so a living one of these names is found.
  const names = (await readdir(parent)).filter((name) => isId(name) || OLD_NAME.test(name));
  const living = await ctx.db
    .select({ id: processes.id, host: processes.host, pid: processes.pid })
    .from(processes)
    .where(isNull(processes.stoppedAt));
  const kept = new Set(living.flatMap(({ id, host, pid }) => [id, `${host}-${pid}`]));
  for (const name of names) {
    if (!kept.has(name)) await rm(path.join(parent, name), { recursive: true, force: true });
  }
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
