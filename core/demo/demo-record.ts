import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type DatabaseOrTransaction, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";

const KEY = "demo";

/**
 * What became of the demo catalog. `declined`: the site had titles, or its settings said so; `removed`: an admin
 * removed it. The record is written once, at the first start, so that a removed demo never comes back.
 */
const demoRecordSchema = z.object({
  state: z.enum(["importing", "imported", "removed", "declined"]),
  /** The titles that were imported so far. */
  titleIds: z.array(z.uuid()),
});
export type DemoRecord = Readonly<z.infer<typeof demoRecordSchema>>;

/** Null before the first start of a site. */
export async function readDemoRecord(db: DatabaseOrTransaction): Promise<DemoRecord | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY));
  return row ? demoRecordSchema.parse(row.value) : null;
}

/** The record, locked until the transaction ends. */
export async function lockDemoRecord(tx: Transaction): Promise<DemoRecord | null> {
  const [row] = await tx
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY))
    .for("update");
  return row ? demoRecordSchema.parse(row.value) : null;
}

/** Writes the first record; false if there is one already. Of two processes that start together, one gets true. */
export async function insertDemoRecord(tx: Transaction, state: DemoRecord["state"]): Promise<boolean> {
  const rows = await tx
    .insert(settings)
    .values({ key: KEY, value: { state, titleIds: [] } satisfies DemoRecord })
    .onConflictDoNothing()
    .returning({ key: settings.key });
  return rows.length > 0;
}

/** Replaces a locked record. */
export async function saveDemoRecord(tx: Transaction, value: DemoRecord): Promise<void> {
  await tx
    .update(settings)
    .set({ value, updatedAt: sql`now()` })
    .where(eq(settings.key, KEY));
}
