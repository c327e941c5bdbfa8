import { realpath, rm, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createUser } from "#core/accounts/users/create-user.ts";
import { type CoreContext } from "#core/context.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { fingerprintOf } from "#core/import/fingerprint.ts";
import { importPaths } from "#core/import/import-paths.ts";
import { type ImportOptions } from "#core/import/import-run.ts";
import { importAll, matroska, putFile, told, type ToldResult } from "#core/import/testing/import-folder.ts";
import { insertFilm } from "#core/testing/insert-film.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";

const MKV = matroska();

let ctx: CoreContext;
let folder: string;
emptyContextForEach((empty) => {
  ctx = empty;
  folder = tempFolder("import");
});

const put = (name: string, bytes = MKV) => putFile(folder, name, bytes);
const run = (options: Partial<ImportOptions> = {}) => importAll(ctx, { paths: [folder], ...options });
const statuses = (results: ToldResult[]) =>
  results.map((result) => [path.basename(result.path), result.status]);

describe("import", () => {
  test("registers a folder's films and series in place, and changes nothing the second time", async () => {
    await createUser(ctx, { email: "a@example.test", password: "long enough", role: "admin" });
    await put("The.Third.Man.1949.mkv");
    await put("Dark/Season 1/S01E10 - Ten.mkv");
    await put("Dark/Season 1/S01E02 - Two.mkv");
    await put("Dark/Season 2/01 - One.mkv");
    await put("-odd 'name' “🎬”.mkv");
    await put("poster.jpg", Buffer.from("\xFF\xD8\xFF", "latin1"));
    await put(".hidden.mkv");
    const first = await run();
    expect(statuses(first)).toEqual([
      ["-odd 'name' “🎬”.mkv", "imported"],
      ["S01E02 - Two.mkv", "imported"],
      ["S01E10 - Ten.mkv", "imported"],
      ["01 - One.mkv", "imported"],
      ["The.Third.Man.1949.mkv", "imported"],
      ["poster.jpg", "skipped"],
    ]);
    const shows =
      await ctx.sql`select name, kind, visibility, owner_user_id is not null as owned from titles order by name`;
    expect(shows).toContainEqual({ name: "Dark", kind: "series", visibility: "draft", owned: true });
    expect(shows).toHaveLength(3);
    expect(
      await ctx.sql`select number, count from (select s.number, count(p.id)::int as count from seasons s
      join playables p on p.season_id = s.id group by s.number) c order by number`,
    ).toEqual([
      { number: 1, count: 2 },
      { number: 2, count: 1 },
    ]);
    const [film] = await ctx.sql`select * from videos where source_file_name = 'The.Third.Man.1949.mkv'`;
    expect(film).toMatchObject({
      state: "queued",
      source_kind: "in_place",
      source_bytes: String(MKV.length),
    });
    // The folder that was imported, not the one of an episode: it shows whether the disk is mounted.
    const roots = await ctx.sql`select distinct source_root from videos`;
    expect(roots).toEqual([{ source_root: await realpath(folder) }]);
    expect(
      await ctx.sql`select count(*)::int as probes from graphile_worker.jobs where task_identifier = 'probe-video'`,
    ).toEqual([{ probes: 5 }]);
    const again = await run();
    expect(again.every((result) => result.status === "skipped")).toBe(true);
    expect(again[1]).toMatchObject({ titleId: first[1]?.titleId, videoId: first[1]?.videoId });
  });

  test("refuses with the reason, and never by the name alone", async () => {
    const paths = [
      await put("text.mp4", Buffer.from("This is no film.\n")),
      await put("empty.mp4", Buffer.alloc(0)),
      await put("playlist.mp4", Buffer.from("#EXTM3U\n#EXT-X-VERSION:3\n")),
      await put("notes.txt", Buffer.from("notes")),
    ];
    const results = await run({ paths });
    expect(results.map((result) => result.status)).toEqual(["refused", "refused", "refused", "refused"]);
    expect(results[0]?.reason).toMatch(/is text.*MP4, MOV/);
    expect(results[2]?.reason).toContain("a playlist");
    expect((await run({ paths: [await put("film.mkv")], as: "series" }))[0]?.reason).toContain("S01E02");
    await expect(run({ paths: [path.join(folder, "not there")] })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("a folder that cannot be read is named, and the others come in", async () => {
    await put("A/Film One.mkv");
    await put("B/Film Two.mkv");
    await put("C/Film Three.mkv");
    const results: ToldResult[] = [];
    for await (const result of importPaths(ctx, { paths: [folder] })) {
      results.push(told(result));
      // Permissions do not stop root, but a folder that was deleted meanwhile cannot be read by any user.
      await rm(path.join(folder, "B"), { recursive: true, force: true });
    }
    expect(statuses(results)).toEqual([
      ["Film One.mkv", "imported"],
      ["B", "skipped"],
      ["Film Three.mkv", "imported"],
    ]);
    expect(results[1]?.reason).toContain("can't be read. Check its permissions.");
  });

  test("the site's own files are left out, found in a folder or given as a path", async () => {
    const data = path.join(folder, "house");
    ctx = { ...ctx, env: { ...ctx.env, MATINEE_DATA_DIR: data } };
    const object = await put("house/objects/sources/id/film.mkv");
    const link = path.join(folder, "link.mkv");
    await symlink(object, link);
    await put("house/mine/Film.mkv", Buffer.concat([MKV, MKV]));
    const own = (results: ToldResult[]) => results.filter(({ reason }) => reason?.includes("its own files"));
    const walked = await run();
    expect(statuses(walked)).toEqual([
      ["Film.mkv", "imported"],
      ["objects", "skipped"],
      ["link.mkv", "skipped"],
    ]);
    expect(own(walked)).toHaveLength(2);
    expect(own(await run({ paths: [object, link, path.join(data, "objects")] }))).toHaveLength(3);
  });

  test("a dry run says the same and writes nothing", async () => {
    await put("Show.S01E01.mkv");
    expect(statuses(await run({ dryRun: true }))).toEqual([["Show.S01E01.mkv", "imported"]]);
    expect(await ctx.sql`select id from titles`).toHaveLength(0);
  });

  test("--copy stores the bytes; a link to a file is followed, and imported once", async () => {
    const file = await put("film.mkv");
    await symlink(file, path.join(folder, "link.mkv"));
    const [one, other] = await run({ copy: true });
    expect([one?.status, other?.status]).toEqual(["imported", "skipped"]);
    const [video] = await ctx.sql`select source_kind, source_key from videos`;
    expect(video?.["source_kind"]).toBe("stored");
    expect(await ctx.store.readBytes(String(video?.["source_key"]), 10_000)).toEqual(MKV);
    expect((await stat(file)).size).toBe(MKV.length);
  });

  test("a file that was uploaded under another name is known", async () => {
    const file = await put("Film (1999).mkv");
    const uploaded = await insertFilm(ctx, { fileName: "copy.mkv" });
    const fingerprint = await fingerprintOf(file, (await stat(file)).size);
    await ctx.sql`update videos set source_fingerprint = ${fingerprint}`;
    expect(await run()).toMatchObject([{ status: "skipped", titleId: uploaded.titleId }]);
    await put("Another (1998).mkv", Buffer.concat([MKV, Buffer.from([1])]));
    expect((await run()).map(({ status }) => status).sort()).toEqual(["imported", "skipped"]);
  });

  test("one episode has one file: another is skipped, and its copy does not stay", async () => {
    await put("Dark/S01E01.mkv");
    await put("Dark/S01E01 - Pilot.mkv", Buffer.concat([MKV, MKV]));
    const results = await run({ copy: true });
    expect(results.map((result) => result.status).sort()).toEqual(["imported", "skipped"]);
    let objects = 0;
    for await (const _ of ctx.store.list("")) objects += 1;
    expect(objects).toBe(1);
    expect(await ctx.sql`select visibility from titles`).toEqual([{ visibility: "published" }]);
  });

  test("another file replaces an episode's failed or deleted one", async () => {
    const [bad, second, third] = [MKV, Buffer.concat([MKV, MKV]), Buffer.concat([MKV, MKV, MKV])];
    await put("Dark/S01E01.mkv", bad);
    const [one] = await run();
    await ctx.sql`update videos set state = 'failed', failure = '{"key": "stored.text", "params": {"text": "Cut off."}}'`;
    const [again] = await run();
    expect(again).toMatchObject({ status: "skipped", videoId: one?.videoId });
    expect(again?.reason).toMatch(/it failed\. Retry it.*or delete it/);

    await put("Dark/S01E01.mkv", second);
    const [complete] = await run();
    expect(complete).toMatchObject({ status: "imported", titleId: one?.titleId });
    // Deleting the last video of a series would delete the series.
    const rest = await put("Dark/S01E02.mkv", Buffer.concat([third, third]));
    await run({ paths: [rest] });
    await deleteVideo(ctx, { videoId: complete?.videoId ?? "" });
    await put("Dark/S01E01.mkv", third);
    const [last] = await run();
    expect(last).toMatchObject({ status: "imported", titleId: one?.titleId });
    expect(
      await ctx.sql`select current_video_id as current, is_default from versions order by created_at limit 1`,
    ).toEqual([{ current: last?.videoId, is_default: true }]);
    const [other] = await run({ paths: [await put("Dark/1x01.mkv", Buffer.concat([third, MKV]))] });
    expect(other).toMatchObject({ status: "skipped" });
    expect(other?.reason).toContain("delete the other one first");
  });

  test("two imports at once make one series", async () => {
    const paths = await Promise.all(
      [1, 2, 3, 4].map((n) => put(`Dark/S01E0${n}.mkv`, Buffer.concat([MKV, Buffer.alloc(n)]))),
    );
    await Promise.all([...paths, ...paths].map((one) => run({ paths: [one] })));
    expect(await ctx.sql`select id from titles`).toHaveLength(1);
    expect(await ctx.sql`select id from playables`).toHaveLength(4);
  });
});
