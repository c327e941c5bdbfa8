import { type CoreContext } from "#core/context.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { insertMovie } from "#core/catalog/testing/insert-titles.ts";
import { indexTitle } from "#core/search/index-title.ts";
import { writeCaptionTime } from "#core/media/webvtt/webvtt-time.ts";
import { toWebVtt } from "#core/media/webvtt/webvtt.ts";
import { subtitleKey } from "#core/storage/object-key.ts";
import { insertUser } from "#core/testing/insert-film.ts";
import { createTestContext } from "#core/testing/test-context.ts";
import { newId } from "#core/uuid.ts";
import { subtitles } from "#db/schema/subtitles.ts";

/** A database with an admin and a viewer, for tests of search. */
export interface SearchSite {
  readonly core: CoreContext;
  readonly admin: SignedInUser;
  readonly user: SignedInUser;
  /** Runs the jobs `index-title` that are queued, as a worker would; returns the titles. */
  runIndexJobs(): Promise<string[]>;
  /** A published movie whose stored subtitles say these lines, from second 1 on, one each 10 s. */
  insertSpokenMovie(
    name: string,
    lines: readonly string[],
  ): Promise<{ titleId: string; playableId: string; videoId: string }>;
  empty(): Promise<void>;
  drop(): Promise<void>;
}

export async function openSearchSite(env: Record<string, string> = {}): Promise<SearchSite> {
  const test = await createTestContext(env);
  const core = test.ctx;
  return {
    core,
    admin: await insertUser(core, "admin"),
    user: await insertUser(core),
    runIndexJobs: () => runIndexJobs(core),
    async insertSpokenMovie(name, lines) {
      const movie = await insertMovie(core, name);
      await insertLines(core, movie.videoId, lines);
      return movie;
    },
    async empty() {
      await core.sql`truncate titles, search_words, search_states cascade`;
      await core.sql`delete from graphile_worker._private_jobs`;
    },
    drop: () => test.drop(),
  };
}

async function runIndexJobs(core: CoreContext): Promise<string[]> {
  const jobs = await core.sql<{ titleId: string }[]>`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
    where t.id = j.task_id and t.identifier = 'index-title' returning j.payload ->> 'titleId' as "titleId"`;
  const titleIds = [...new Set(jobs.map(({ titleId }) => titleId))];
  for (const titleId of titleIds) await indexTitle(core, titleId);
  return titleIds;
}

/** Stores subtitles of a video that say these lines. */
export async function insertLines(
  core: CoreContext,
  videoId: string,
  lines: readonly string[],
  row: Partial<typeof subtitles.$inferInsert> = {},
): Promise<string> {
  const [id, number] = [newId(), row.number ?? 0];
  const objectKey = subtitleKey(videoId, number);
  const cues = lines.map((text, index) => `${cueTimes(index * 10 + 1)}\n${text}\n`);
  const body = Buffer.from(toWebVtt(`WEBVTT\n\n${cues.join("\n")}`, "webvtt"));
  await core.store.put(objectKey, body);
  const named = { languageTag: "en", name: "English", bytes: body.length };
  await core.db
    .insert(subtitles)
    .values({ id, videoId, number, ...named, state: "stored", objectKey, ...row });
  return id;
}

const cueTimes = (seconds: number): string =>
  `${writeCaptionTime(seconds * 1000)} --> ${writeCaptionTime((seconds + 3) * 1000)}`;
