import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { isNull } from "drizzle-orm";
import { PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { type CoreContext } from "#core/context.ts";
import { isId } from "#core/uuid.ts";
import { processes } from "#db/schema/processes.ts";

const CLEAN_EVERY_MS = 10 * 60 * 1000;
/** The name of a folder in older versions: `<host>-<pid>`. */
const OLD_NAME = /^.+-\d+$/;

/** A process's folder for temporary files. */
export interface Scratch {
  /** Absolute. */
  readonly root: string;
  /** Ends the clean-up, and removes the folder. */
  close(): Promise<void>;
}

/**
 * Creates the process's scratch folder, `<data folder>/scratch/<id of its row in processes>`, and removes
 * those of dead processes, now and every ten minutes. The row must exist already, because a folder without
 * one counts as dead. Host and pid cannot be the name, because containers may share both. The folders contain
 * parts of films, so no other user may read them.
 */
export async function openScratch(
  ctx: CoreContext,
  { dataDirectory, processId }: { dataDirectory: string; processId: string },
): Promise<Scratch> {
  const parent = path.join(dataDirectory, "scratch");
  const root = path.join(parent, processId);
  await mkdir(root, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  // The mode of another user's folder is that user's concern.
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

/** Removes the scratch folders below `parent` whose process has stopped or died, on any host. */
export async function removeDeadScratch(ctx: CoreContext, parent: string): Promise<void> {
  // Names are read first: a process has its row before its folder, so the row of a running one is found.
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

/** Runs `work` with a new folder below `scratchRoot`, which is deleted afterwards, also after an error. */
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
