import { eq, sql } from "drizzle-orm";
import { pathIds } from "#core/import/names/path-ids.ts";
import { type Candidate } from "#core/import/types.ts";
import { type Transaction } from "#db/client.ts";
import { titles } from "#db/schema/titles.ts";

/** Keeps the ids that a file's path tells of its title, beside those that are known: a metadata service can be asked by them. */
export async function keepPathIds(
  tx: Transaction,
  titleId: string,
  { path, location }: Pick<Candidate, "path" | "location">,
): Promise<void> {
  if (location.kind === "extra") return;
  const ids = pathIds(path, location);
  if (Object.keys(ids).length === 0) return;
  await tx
    .update(titles)
    .set({ externalIds: sql`${JSON.stringify(ids)}::jsonb || ${titles.externalIds}` })
    .where(eq(titles.id, titleId));
}
