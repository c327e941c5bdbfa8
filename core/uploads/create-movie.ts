import { hasScope } from "#core/accounts/scopes.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { newId } from "#core/uuid.ts";
import { parseMovie } from "#core/import/names/parse-movie.ts";
import { pathIds } from "#core/import/names/path-ids.ts";
import { type Transaction } from "#db/client.ts";
import { playables } from "#db/schema/playables.ts";
import { titles } from "#db/schema/titles.ts";
import { versions } from "#db/schema/versions.ts";
import { videos } from "#db/schema/videos.ts";

export interface UploadedFile {
  readonly videoId: string;
  readonly fileName: string;
  readonly sourceKey: string;
  readonly sourceBytes: number;
  /** The hash of its size and its ends; null where its uploader's browser made none. */
  readonly sourceFingerprint?: string | null;
  /** Whether an admin's draft is published once it can be played; true unless given. */
  readonly publishWhenPlayable?: boolean;
}

/**
 * Writes a movie named after its file, with one playable, one version and a queued video. An admin's is a
 * draft that is published once it can be played, unless `publishWhenPlayable` is false; a viewer's is unlisted and their own.
 */
export async function createMovie(
  tx: Transaction,
  owner: SignedInUser,
  file: UploadedFile,
): Promise<{ titleId: string; playableId: string }> {
  const [titleId, playableId, versionId] = [newId(), newId(), newId()];
  const parsed = parseMovie([], file.fileName, new Date().getFullYear() + 1);
  const { name, releaseYear } = parsed;
  const version = parsed.version === null ? {} : { name: parsed.version };
  await tx.insert(titles).values({
    id: titleId,
    kind: "movie",
    name,
    releaseYear,
    externalIds: pathIds(file.fileName, parsed),
    ownerUserId: owner.userId,
    visibility: hasScope(owner, "catalog") ? "draft" : "unlisted",
    publishWhenPlayable: file.publishWhenPlayable,
  });
  await tx.insert(playables).values({ id: playableId, titleId, kind: "movie", name });
  await tx.insert(versions).values({ id: versionId, playableId, currentVideoId: file.videoId, ...version });
  await tx.insert(videos).values({
    id: file.videoId,
    versionId,
    sourceKey: file.sourceKey,
    sourceBytes: file.sourceBytes,
    sourceFileName: file.fileName,
    sourceFingerprint: file.sourceFingerprint,
  });
  return { titleId, playableId };
}
