import { sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { demoFolder } from "#core/demo/demo-folder.ts";
import { insertDemoRecord, readDemoRecord } from "#core/demo/demo-record.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Transaction } from "#db/client.ts";

/**
 * Decides at the first start of a site whether it gets the demo catalog: unless MATINEE_DEMO is off, or there is or was
 * a title or an upload. The decision is recorded with the job that imports it, and holds for good. Returns whether the
 * job was enqueued now.
 */
export async function offerDemo(ctx: CoreContext): Promise<boolean> {
  if ((await readDemoRecord(ctx.db)) !== null) return false;
  return await ctx.db.transaction(async (tx) => {
    const isWanted = ctx.env.MATINEE_DEMO && demoFolder() !== null && (await isUnused(tx));
    const isFirst = await insertDemoRecord(tx, isWanted ? "importing" : "declined");
    if (!isWanted || !isFirst) return false;
    await enqueue(tx, "import-demo", { record: "demo" });
    return true;
  });
}

/** Deleted titles count: their rows stay until their files are gone, and their tombstones longer. */
async function isUnused(tx: Transaction): Promise<boolean> {
  const [found] = await tx.execute<{ used: boolean }>(sql`
    select exists (select 1 from titles) or exists (select 1 from uploads)
      or exists (select 1 from tombstones) as used`);
  return found?.used === false;
}
