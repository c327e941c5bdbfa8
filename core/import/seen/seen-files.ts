import { and, eq, isNull, or, sql } from "drizzle-orm";
import { type FileStamp } from "#core/import/seen/file-stamp.ts";
import { type Database } from "#db/client.ts";
import { artworks } from "#db/schema/artworks.ts";
import { importedFiles } from "#db/schema/imported-files.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";
import { titles } from "#db/schema/titles.ts";
import { videos } from "#db/schema/videos.ts";

/** A file that an import took before, with what it belongs to. */
export interface SeenFile extends FileStamp {
  readonly titleId: string;
  readonly videoId: string | null;
  readonly hasFailed: boolean;
  /** Why the image of this file could not be used; null for all others. */
  readonly refusal: StoredMessage | null;
}

/** More than that are read again, which is slower and comes to the same: it limits the memory of one import. */
const MAX_SEEN = 200_000;

/** The files below some folders that imports took before. One query, whatever their number. */
export class SeenFiles {
  readonly #byPath: ReadonlyMap<string, SeenFile>;

  private constructor(byPath: ReadonlyMap<string, SeenFile>) {
    this.#byPath = byPath;
  }

  /** `roots` are real paths of folders and files. Files whose title or video was deleted are as new. */
  static async load(db: Database, roots: readonly string[]): Promise<SeenFiles> {
    const isBelow = roots.map((root) => {
      const folder = root.endsWith("/") ? root : `${root}/`;
      return or(eq(importedFiles.path, root), sql`starts_with(${importedFiles.path}, ${folder})`);
    });
    const rows = await db
      .select({ file: importedFiles, state: videos.state, refusal: imageRefusal })
      .from(importedFiles)
      .innerJoin(titles, eq(titles.id, importedFiles.titleId))
      .leftJoin(videos, eq(videos.id, importedFiles.videoId))
      .where(and(or(...isBelow), isNull(titles.deletedAt), isNull(videos.deletedAt)))
      .limit(MAX_SEEN);
    return new SeenFiles(new Map(rows.map((row) => [row.file.path, toSeen(row)])));
  }

  /** The file as it was taken; null if it is new or has changed since. */
  find(path: string, { sizeBytes, modifiedMs }: FileStamp): SeenFile | null {
    const seen = this.#byPath.get(path);
    return seen?.sizeBytes === sizeBytes && seen.modifiedMs === modifiedMs ? seen : null;
  }
}

/** Of the last image that the file gave. */
const imageRefusal = sql<StoredMessage | null>`case when ${importedFiles.role} = 'artwork' then (
  select case when a.state = 'failed' then a.failure end from ${artworks} a
  where a.imported_from = ${importedFiles.path} order by a.created_at desc limit 1) end`;

function toSeen({
  file: { sizeBytes, modifiedMs, titleId, videoId },
  state,
  refusal,
}: {
  file: typeof importedFiles.$inferSelect;
  state: string | null;
  refusal: StoredMessage | null;
}): SeenFile {
  return { sizeBytes, modifiedMs, titleId, videoId, hasFailed: state === "failed", refusal };
}
