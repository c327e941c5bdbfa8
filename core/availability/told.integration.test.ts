import { mkdir, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { findAttention } from "#core/admin/attention.ts";
import { listAllTitles } from "#core/admin/list-all-titles.ts";
import { checkAvailability } from "#core/availability/check-availability.ts";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { type CoreContext } from "#core/context.ts";
import { runDoctor } from "#core/doctor/run-doctor.ts";
import { importAll, matroska, putFile } from "#core/import/testing/import-folder.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";
import { insertUser } from "#core/testing/insert-film.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

let ctx: CoreContext;
emptyContextForEach((empty) => {
  ctx = empty;
});

const sources = async (repair = false) =>
  (await runDoctor(ctx, { repair, secondLookMs: 0 })).checks.find(({ id }) => id === "I7");

test("a missing disk is told to admins with its path, to viewers without it, and by doctor", async () => {
  const disk = path.join(tempFolder("told"), "films");
  await putFile(disk, "Dark/S01E01.mkv", matroska(2001));
  await putFile(disk, "Dark/S01E02.mkv", matroska(2002));
  await importAll(ctx, { paths: [disk] });
  const [admin, viewer] = [await insertUser(ctx, "admin"), await insertUser(ctx)];
  await ctx.sql`update videos set state = 'playable' where source_file_name = 'S01E01.mkv'`;
  const [{ id: titleId } = { id: "" }] = await ctx.sql<{ id: string }[]>`select id from titles`;
  expect(await getTitlePage(ctx, admin, titleId)).toMatchObject({ unavailable: null });
  expect(await sources()).toMatchObject({ ok: true });

  await rename(disk, `${disk}.away`);
  await mkdir(disk);
  await checkAvailability(ctx);
  const words = `${disk}'s disk is not there.`;
  const { unavailable } = await getTitlePage(ctx, admin, titleId);
  expect(unavailable && sentenceOf(unavailable.reason)).toBe(words);
  expect(unavailable?.since).toBeInstanceOf(Date);
  const seen = await getTitlePage(ctx, viewer, titleId);
  expect(JSON.stringify(seen)).not.toContain(disk);
  expect(seen.seasons[0]?.episodes[0]?.versions[0]?.notice).toEqual({
    key: "encoding.sourceAway",
    params: {},
  });
  const { items } = await listAllTitles(ctx, { limit: 10 });
  expect(items[0]?.unavailable).toEqual(unavailable);
  const [item] = await findAttention(ctx, [], "secure");
  expect(item && [sentenceOf(item.heading), sentenceOf(item.detail)]).toEqual([
    "2 videos are unavailable",
    expect.stringContaining(words),
  ]);
  expect(await sources()).toMatchObject({
    ok: false,
    count: 1,
    detail: expect.stringContaining(disk) as string,
  });

  // A ready video needs its file no more, and viewers are told nothing.
  await ctx.sql`update videos set state = 'ready'`;
  const complete = await getTitlePage(ctx, viewer, titleId);
  expect(complete.seasons[0]?.episodes[0]?.versions[0]?.notice).toBeNull();

  await rmdir(disk);
  await rename(`${disk}.away`, disk);
  expect(await sources(true)).toMatchObject({ ok: true });
  await checkAvailability(ctx);
  expect(await getTitlePage(ctx, admin, titleId)).toMatchObject({ unavailable: null });
  await rm(path.join(disk, "Dark/S01E01.mkv"));
  const file = path.join(disk, "Dark/S01E01.mkv");
  expect(await sources()).toMatchObject({
    ok: false,
    count: 1,
    detail: expect.stringContaining(file) as string,
  });
});
