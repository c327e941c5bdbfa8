import path from "node:path";
import { type CoreContext } from "#core/context.ts";
import { demoFolder } from "#core/demo/demo-folder.ts";
import { lockDemoRecord, readDemoRecord, saveDemoRecord } from "#core/demo/demo-record.ts";
import { DEMO_TITLES } from "#core/demo/demo-titles.ts";
import { writeDemoEpisode, writeDemoTitle } from "#core/demo/write-demo-facts.ts";
import { deleteTitleIn } from "#core/deletion/delete-title.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { type ImportResult } from "#core/import/types.ts";

/**
 * Imports the demo catalog like any folder, copied and in the background, and writes what its files don't tell. A run
 * that was killed is continued by the next one: files that are there are known. Ends early once an admin removed the
 * demo. Returns how many titles it has.
 */
export async function importDemo(ctx: CoreContext): Promise<number> {
  const folder = demoFolder();
  const record = await readDemoRecord(ctx.db);
  if (folder === null || record?.state !== "importing") return 0;
  const seen = new Set<string>();
  for await (const result of importPaths(ctx, { paths: [folder], copy: true, isBackground: true })) {
    if (result.status === "refused") ctx.logger.warn(result, "a demo file was refused");
    if (result.titleId === null) continue;
    if (!(await keepTitle(ctx, result.titleId))) return 0;
    await writeFacts(ctx, { folder, result, isNew: !seen.has(result.titleId) });
    seen.add(result.titleId);
  }
  await endImport(ctx);
  return seen.size;
}

/** Records a title; if the demo was removed meanwhile, deletes it instead and returns false. */
async function keepTitle(ctx: CoreContext, titleId: string): Promise<boolean> {
  return await ctx.db.transaction(async (tx) => {
    const record = await lockDemoRecord(tx);
    if (record?.state !== "importing") {
      await deleteTitleIn(tx, { titleId, now: false });
      return false;
    }
    if (!record.titleIds.includes(titleId))
      await saveDemoRecord(tx, { ...record, titleIds: [...record.titleIds, titleId] });
    return true;
  });
}

async function writeFacts(
  ctx: CoreContext,
  { folder, result, isNew }: { folder: string; result: ImportResult; isNew: boolean },
): Promise<void> {
  const [titleFolder = "", ...steps] = path.relative(folder, result.path).split(path.sep);
  const title = DEMO_TITLES.find((one) => one.folder === titleFolder);
  if (!title || result.titleId === null) return;
  if (isNew) await writeDemoTitle(ctx, { title, titleId: result.titleId });
  const code = /S\d\dE\d\d/.exec(steps.at(-1) ?? "")?.[0];
  const overview = code && title.episodes?.[code];
  if (overview && result.videoId !== null) await writeDemoEpisode(ctx, { videoId: result.videoId, overview });
}

async function endImport(ctx: CoreContext): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const record = await lockDemoRecord(tx);
    if (record?.state === "importing") await saveDemoRecord(tx, { ...record, state: "imported" });
  });
}
