import { access } from "node:fs/promises";
import path from "node:path";
import { and, asc, eq, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { type Candidate } from "#core/import/types.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

/** A video whose file was imported before. */
export interface KnownVideo {
  readonly titleId: string;
  readonly videoId: string;
  readonly versionId: string;
  /**
   * `same`: nothing to do. `replaced`: another file is at its path, or more of it than when it was still
   * being copied. `moved`: its file is at another path now.
   */
  readonly relation: "same" | "replaced" | "moved";
  readonly hasFailed: boolean;
  readonly isCopy: boolean;
}

type KnownFile = Pick<Candidate, "path" | "sizeBytes" | "fingerprint">;

/** The video that a file is known as: by its path, as an upload, or by its content; null for none. */
export async function findKnown(db: DatabaseOrTransaction, file: KnownFile): Promise<KnownVideo | null> {
  return (await atPath(db, file)) ?? (await uploaded(db, file)) ?? (await moved(db, file));
}

/** The path of a video's file, or its path when it was copied. */
const sourcePath = sql<string>`case when ${videos.sourceKind} = 'in_place' then ${videos.sourceKey}
  else ${videos.importedFrom} end`;

async function atPath(db: DatabaseOrTransaction, file: KnownFile): Promise<KnownVideo | null> {
  const isInPosition = and(eq(videos.sourceKind, "in_place"), eq(videos.sourceKey, file.path));
  const [row] = await select(db, or(isInPosition, eq(videos.importedFrom, file.path)));
  if (!row) return null;
  const isSame =
    row.sizeBytes === file.sizeBytes && (row.fingerprint === null || row.fingerprint === file.fingerprint);
  return toKnown(row, isSame ? "same" : "replaced");
}

/**
 * An upload of the same content under any name; one of an older release, which has no fingerprint, of the
 * same name and size. Also files copied by an older release, which did not record the original path.
 */
async function uploaded(db: DatabaseOrTransaction, file: KnownFile): Promise<KnownVideo | null> {
  const isStored = and(eq(videos.sourceKind, "stored"), isNull(videos.importedFrom));
  const isAlike = and(
    isNull(videos.sourceFingerprint),
    eq(videos.sourceFileName, path.basename(file.path)),
    eq(videos.sourceBytes, file.sizeBytes),
  );
  const hasSameEnds = eq(videos.sourceFingerprint, file.fingerprint);
  const [row] = await select(db, and(isStored, or(hasSameEnds, isAlike)));
  return row ? toKnown(row, "same") : null;
}

/** If the known file still exists, this one is another copy; if it is missing there, it was moved here. */
async function moved(db: DatabaseOrTransaction, file: KnownFile): Promise<KnownVideo | null> {
  const isAlike = and(eq(videos.sourceFingerprint, file.fingerprint), ne(sourcePath, file.path));
  for (const row of await select(db, isAlike)) {
    if (await isGone(row.sourcePath)) return toKnown(row, "moved");
  }
  return null;
}

/** More copies of one file than exist in practice. */
const MOST_ALIKE = 20;

function select(db: DatabaseOrTransaction, where: SQL | undefined) {
  return db
    .select({
      titleId: playables.titleId,
      videoId: videos.id,
      versionId: videos.versionId,
      state: videos.state,
      sourceKind: videos.sourceKind,
      sourcePath,
      sizeBytes: videos.sourceBytes,
      fingerprint: videos.sourceFingerprint,
    })
    .from(videos)
    .innerJoin(versions, eq(versions.id, videos.versionId))
    .innerJoin(playables, eq(playables.id, versions.playableId))
    .where(and(where, isNull(videos.deletedAt)))
    .orderBy(asc(videos.createdAt))
    .limit(MOST_ALIKE);
}

type Row = Awaited<ReturnType<typeof select>>[number];

function toKnown(row: Row, relation: KnownVideo["relation"]): KnownVideo {
  const { titleId, videoId, versionId, state, sourceKind } = row;
  const facts = { hasFailed: state === "failed", isCopy: sourceKind === "stored" };
  return { titleId, videoId, versionId, relation, ...facts };
}

/** Only "not found" counts; other errors say nothing. */
async function isGone(file: string): Promise<boolean> {
  try {
    await access(file);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}
