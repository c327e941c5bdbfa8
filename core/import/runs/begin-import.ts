import { and, eq, inArray, sql } from "drizzle-orm";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { resolveImportFolder } from "#core/import/folders/resolve-folder.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { newId } from "#core/uuid.ts";
import { imports } from "#db/schema/imports.ts";

/** The work of one admin, many times over; each may look through a whole library. */
const MAX_UNFINISHED = 20;

/**
 * Begins to look through a folder: its row and its job exist together or not at all. Throws what
 * `resolveImportFolder` throws, and conflict where the folder is being looked through or imported already, or too many
 * are.
 */
export async function beginImport(
  ctx: CoreContext,
  user: SignedInUser,
  input: { readonly folder: string },
): Promise<{ importId: string }> {
  const folder = await resolveImportFolder(ctx.env, input.folder);
  const importId = newId();
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('begin import'))`);
    const isUnfinished = inArray(imports.state, ["looking", "running"]);
    if ((await tx.$count(imports, and(isUnfinished, eq(imports.folder, folder)))) > 0) {
      throw new DomainError("conflict", "imports.folderTaken");
    }
    if ((await tx.$count(imports, isUnfinished)) >= MAX_UNFINISHED) {
      throw new DomainError("conflict", "imports.tooManyAtOnce");
    }
    await tx.insert(imports).values({ id: importId, folder, createdByUserId: user.userId });
    await enqueue(tx, "look-through-import", { importId });
  });
  return { importId };
}
