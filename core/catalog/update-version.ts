import { and, eq } from "drizzle-orm";
import { touchTitle } from "#core/catalog/lock-title.ts";
import { lockPlayable } from "#core/catalog/series/lock-playable.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { versions } from "#db/schema/versions.ts";

/** The editable fields of a cut or dub; omitted ones stay unchanged. */
export interface VersionChange {
  readonly versionId: string;
  readonly name?: string | undefined;
  /** It is played unless a viewer chooses another. */
  readonly isDefault?: true | undefined;
}

/** Renames a version, or makes it the default one of its playable. Throws not_found. */
export async function updateVersion(ctx: CoreContext, change: VersionChange): Promise<void> {
  const { versionId, name, isDefault } = change;
  await ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({ playableId: versions.playableId })
      .from(versions)
      .where(eq(versions.id, versionId));
    if (!found) throw new DomainError("not_found", "catalog.versionNotFound");
    const { titleId } = await lockPlayable(tx, found.playableId);
    if (isDefault) {
      // First: a playable has at most one.
      const before = and(eq(versions.playableId, found.playableId), eq(versions.isDefault, true));
      await tx.update(versions).set({ isDefault: false }).where(before);
    }
    if (name === undefined && !isDefault) return;
    await tx.update(versions).set({ name, isDefault }).where(eq(versions.id, versionId));
    await touchTitle(tx, titleId);
  });
}
