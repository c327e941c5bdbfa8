import { mkdir, statfs } from "node:fs/promises";
import { PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { type DiskSpace } from "#core/encoding/chunks/back-pressure.ts";
import { type WorkerContext } from "#worker/runner/worker-context.ts";

/**
 * The space for this process's work: of the disk that its scratch folder shares with the store, or of the scratch
 * folder's own disk if the store is elsewhere. Throws unavailable if the store does not answer.
 */
export async function workSpace({
  ctx,
  scratchRoot,
}: Pick<WorkerContext, "ctx" | "scratchRoot">): Promise<NonNullable<DiskSpace>> {
  return (await ctx.store.freeSpace()) ?? (await spaceOf(scratchRoot));
}

async function spaceOf(folder: string): Promise<NonNullable<DiskSpace>> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
