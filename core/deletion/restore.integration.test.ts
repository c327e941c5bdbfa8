import { describe, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { deletePlayable } from "#core/deletion/delete-playable.ts";
import { deleteTitle } from "#core/deletion/delete-title.ts";
import { deleteTombstone } from "#core/deletion/delete-tombstone.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { endGracePeriod } from "#core/deletion/end-grace-period.ts";
import { listDeleted } from "#core/deletion/list-deleted.ts";
import { restoreDeleted } from "#core/deletion/restore-deleted.ts";
import { type SampleVideo, storeSampleVideo } from "#core/testing/sample-video.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { newId } from "#core/uuid.ts";

let ctx: CoreContext;
emptyContextForEach((empty) => void (ctx = empty));

const DAY_MS = 24 * 3600_000;
const listed = async () => (await listDeleted(ctx, { limit: 50 })).items;

/** Makes the film of a sample the first episode of a series. */
async function asEpisode(sample: SampleVideo, number = 1): Promise<void> {
  await ctx.sql`update titles set kind = 'series', name = 'Harbour' where id = ${sample.titleId}`;
  const [season] = await ctx.sql<{ id: string }[]>`
    insert into seasons (id, title_id, number) values (${newId()}, ${sample.titleId}, 1)
    on conflict (title_id, number) do update set number = 1 returning id`;
  await ctx.sql`update playables set kind = 'episode', season_id = ${season?.id ?? ""}, number = ${number}
    where id = ${sample.playableId}`;
}

/** Another file for the version of a sample, as an import of a better one writes it. */
async function replaceFile(sample: SampleVideo): Promise<void> {
  const videoId = newId();
  await ctx.sql`insert into videos (id, version_id, source_key, source_bytes, source_file_name)
    values (${videoId}, ${sample.versionId}, 'k', 7, 'Better.mkv')`;
  await ctx.sql`update versions set current_video_id = ${videoId} where id = ${sample.versionId}`;
}

describe("what is deleted", () => {
  test("is listed newest first, by what was deleted, with when its files go and how large they are", async () => {
    const film = await storeSampleVideo(ctx, { name: "Lamp" });
    const first = await storeSampleVideo(ctx, { name: "Quay" });
    const second = await storeSampleVideo(ctx, { titleId: first.titleId, name: "Pier" });
    await asEpisode(first, 1);
    await asEpisode(second, 2);
    const cut = await storeSampleVideo(ctx, { name: "Rope" });
    await storeSampleVideo(ctx, { titleId: cut.titleId, name: "Rope" });
    await deleteTitle(ctx, film);
    await deletePlayable(ctx, first);
    await deleteVideo(ctx, cut);
    const items = await listed();
    expect(items).toMatchObject([
      { kind: "version", id: cut.videoId, name: "Rope", fileName: "Rope.mkv", canRestore: true },
      { kind: "episode", id: first.playableId, name: "Harbour · S1 E1 · Quay", fileName: null },
      { kind: "movie", id: film.titleId, name: "Lamp", fileName: null },
    ]);
    const [segments] = await ctx.sql<{ bytes: string }[]>`
      select sum(bytes) as bytes from segments where video_id = ${film.videoId}`;
    for (const item of items) {
      expect(item.filesGoAt.getTime() - item.deletedAt.getTime()).toBe(7 * DAY_MS);
      expect(item.sizeBytes).toBe(Number(segments?.bytes) + 5000);
    }
  });

  test("is listed in pages, without a file that stays where it was imported from", async () => {
    const samples = [await storeSampleVideo(ctx), await storeSampleVideo(ctx), await storeSampleVideo(ctx)];
    await ctx.sql`update videos set source_kind = 'in_place'`;
    await ctx.sql`delete from segments`;
    for (const sample of samples) await deleteTitle(ctx, sample);
    const first = await listDeleted(ctx, { limit: 2 });
    const second = await listDeleted(ctx, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id, sizeBytes }) => ({ id, sizeBytes }))).toEqual(
      samples.map(({ titleId }) => ({ id: titleId, sizeBytes: 0 })).reverse(),
    );
    expect(second.nextCursor).toBeNull();
  });

  test("is restored by its id, of any kind, and then not listed any more", async () => {
    const film = await storeSampleVideo(ctx);
    const episode = await storeSampleVideo(ctx);
    await asEpisode(episode);
    const cut = await storeSampleVideo(ctx);
    await storeSampleVideo(ctx, { titleId: cut.titleId });
    await deleteTitle(ctx, film);
    await deletePlayable(ctx, episode);
    await deleteVideo(ctx, cut);
    expect(await restoreDeleted(ctx, { id: film.titleId })).toEqual({ kind: "title" });
    expect(await restoreDeleted(ctx, { id: episode.playableId })).toEqual({ kind: "episode" });
    expect(await restoreDeleted(ctx, { id: cut.videoId })).toEqual({ kind: "version" });
    expect(await listed()).toEqual([]);
    expect(await ctx.sql`select id from videos where deleted_at is not null`).toHaveLength(0);
    expect(await ctx.sql`select id from versions where current_video_id is null`).toHaveLength(0);
    await expect(restoreDeleted(ctx, { id: film.titleId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("restoring where something else is by now", () => {
  test("an episode whose number is taken says which one has it", async () => {
    const first = await storeSampleVideo(ctx);
    const second = await storeSampleVideo(ctx, { titleId: first.titleId, name: "Pier" });
    await asEpisode(first, 1);
    await asEpisode(second, 2);
    await deletePlayable(ctx, first);
    await ctx.sql`update playables set number = 1 where id = ${second.playableId}`;
    await expect(restoreDeleted(ctx, { id: first.playableId })).rejects.toMatchObject({
      code: "conflict",
      message: "S1 E1 is “Pier”. Move or delete that one first, then restore this one.",
    });
  });

  test("a version that has another file by now says which one", async () => {
    const sample = await storeSampleVideo(ctx);
    await storeSampleVideo(ctx, { titleId: sample.titleId });
    await deleteVideo(ctx, sample);
    await replaceFile(sample);
    await expect(restoreDeleted(ctx, { id: sample.videoId })).rejects.toMatchObject({
      code: "conflict",
      message: "“Better.mkv” replaced it. Delete that file first, then restore this one.",
    });
    expect(await listed()).toHaveLength(1);
  });

  test("what belongs to something that was deleted later waits for that", async () => {
    const first = await storeSampleVideo(ctx, { name: "Quay" });
    const second = await storeSampleVideo(ctx, { titleId: first.titleId, name: "Pier" });
    await asEpisode(first, 1);
    await asEpisode(second, 2);
    await deleteVideo(ctx, first);
    await deletePlayable(ctx, first);
    await expect(restoreDeleted(ctx, { id: first.videoId })).rejects.toMatchObject({
      code: "conflict",
      message: "“Quay” is deleted too. Restore that first.",
    });
    await deleteTitle(ctx, first);
    await expect(restoreDeleted(ctx, { id: first.playableId })).rejects.toMatchObject({
      code: "conflict",
      message: "“Harbour” is deleted too. Restore that first.",
    });
    for (const id of [first.titleId, first.playableId, first.videoId]) await restoreDeleted(ctx, { id });
    expect(await listed()).toEqual([]);
  });
});

describe("deleting for good before the grace period ends", () => {
  test("gives a worker the files at once, and nothing can be restored any more", async () => {
    const film = await storeSampleVideo(ctx);
    const other = await storeSampleVideo(ctx);
    await deleteTitle(ctx, film);
    await deleteTitle(ctx, other);
    await ctx.sql`delete from graphile_worker._private_jobs`;
    await endGracePeriod(ctx, { id: film.titleId });
    expect((await listed()).map(({ id, canRestore }) => [id, canRestore])).toEqual([
      [other.titleId, true],
      [film.titleId, false],
    ]);
    await expect(restoreDeleted(ctx, { id: film.titleId })).rejects.toMatchObject({ code: "gone" });
    const jobs = await ctx.sql<{ id: string }[]>`
      select payload ->> 'tombstoneId' as id from graphile_worker._private_jobs where run_at <= now()`;
    for (const { id } of jobs) await deleteTombstone(ctx, id);
    expect((await listed()).map(({ id }) => id)).toEqual([other.titleId]);
    expect(await ctx.sql`select id from titles`).toHaveLength(1);
  });

  test("refuses what is not deleted", async () => {
    const film = await storeSampleVideo(ctx);
    await expect(endGracePeriod(ctx, { id: film.titleId })).rejects.toMatchObject({ code: "not_found" });
    expect(await ctx.sql`select id from tombstones`).toHaveLength(0);
  });
});
