import { and, eq, isNotNull, isNull, notInArray, or, sql, type SQL } from "drizzle-orm";
import { checkFiles, type AvailabilityChange } from "#core/availability/check-files.ts";
import { markUnavailable, readsImportedFile } from "#core/availability/mark-videos.ts";
import { missingRoots } from "#core/availability/missing-roots.ts";
import { type CoreContext } from "#core/context.ts";
import { messageOf } from "#core/messages/message.ts";
import { videos } from "#db/schema/videos.ts";

export interface AvailabilityLook {
  /** Looks at every file, not only at the imported folders and at files that were missing. */
  readonly files?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Looks whether the files that were imported in place are there, and records since when they are not. A disk that is
 * not mounted (its folder is missing or empty) makes its videos unavailable, and removes nothing; a file that is back,
 * with the same ends, is available again by itself.
 */
export async function checkAvailability(
  ctx: CoreContext,
  { files = false, signal }: AvailabilityLook = {},
): Promise<AvailabilityChange> {
  const away = await missingRoots(await rootsOf(ctx));
  let missing = 0;
  for (const root of away) {
    const reason = messageOf("encoding.diskMissing", { path: root });
    missing += await markUnavailable(ctx, eq(videos.sourceRoot, root), reason);
  }
  const isMounted = or(isNull(videos.sourceRoot), notInArray(videos.sourceRoot, away));
  const isWanted = files ? undefined : isNotNull(videos.unavailableSince);
  const rest = await checkFiles(ctx, and(isMounted, isWanted), signal);
  return { missing: missing + rest.missing, back: rest.back };
}

/** The same for every file below some paths, which are real ones: for an import, which has just read their folders. */
export async function checkBelow(ctx: CoreContext, paths: readonly string[]): Promise<AvailabilityChange> {
  return await checkFiles(ctx, or(...paths.map(isBelow)));
}

async function rootsOf(ctx: CoreContext): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ root: videos.sourceRoot })
    .from(videos)
    .where(and(readsImportedFile, isNotNull(videos.sourceRoot)));
  return rows.flatMap(({ root }) => root ?? []);
}

function isBelow(folder: string): SQL | undefined {
  const prefix = folder.endsWith("/") ? folder : `${folder}/`;
  return or(eq(videos.sourceKey, folder), sql`starts_with(${videos.sourceKey}, ${prefix})`);
}
