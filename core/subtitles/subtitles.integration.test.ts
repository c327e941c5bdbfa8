import { beforeEach, describe, expect, test } from "vitest";
import { type CoreContext } from "#core/context.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";
import { objectCheck } from "#core/doctor/check-objects.ts";
import { findSubtitleKey, storedSubtitles } from "#core/playback/stored-tracks.ts";
import { subtitlesPrefix } from "#core/storage/object-key.ts";
import { addSubtitles } from "#core/subtitles/add-subtitles.ts";
import { removeSubtitles, replaceSubtitles } from "#core/subtitles/change-subtitles.ts";
import { convertSidecars } from "#core/subtitles/convert-sidecars.ts";
import { listSubtitles } from "#core/subtitles/list-subtitles.ts";
import { previewSubtitles } from "#core/subtitles/preview-subtitles.ts";
import { type SampleVideo, storeSampleVideo } from "#core/testing/sample-video.ts";
import { emptyContextForEach } from "#core/testing/empty-context.ts";

let ctx: CoreContext;
let film: SampleVideo;
emptyContextForEach((empty) => void (ctx = empty));
beforeEach(async () => {
  film = await storeSampleVideo(ctx);
});

const srt = (...texts: string[]) =>
  Buffer.from(
    texts.map((text, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${text}\n`).join("\n"),
  );
const file = (bytes: Buffer, fileName = "Film.en.srt") => ({
  ...{ videoId: film.videoId, fileName, bytes, languageTag: "en", kind: "subtitles" as const },
});
const served = async (number: number): Promise<string> => {
  const key = await findSubtitleKey(ctx, film.videoId, number);
  return (await ctx.store.readBytes(key ?? "", 10_000)).toString();
};
const objects = async () => {
  const keys: string[] = [];
  for await (const { key } of ctx.store.list(subtitlesPrefix(film.videoId))) keys.push(key);
  return keys;
};

describe("a file of subtitles", () => {
  test("is offered at once, beside the tracks of the film's own file", async () => {
    await addSubtitles(ctx, file(srt("Hello", "<b>there</b>")));
    await addSubtitles(ctx, {
      ...file(srt("Hallo"), "/tmp/Film.de.srt"),
      languageTag: "de",
      kind: "captions",
    });
    expect(await storedSubtitles(ctx, film.videoId)).toMatchObject([
      { number: 500, languageTag: "en", name: "English", isForced: false, isHearingImpaired: false },
      { number: 501, languageTag: "de", name: "Deutsch (SDH)", isForced: false, isHearingImpaired: true },
    ]);
    expect(await served(500)).toContain("00:00:01.000 --> 00:00:02.000\n<b>there</b>");
    expect(await listSubtitles(ctx, film.titleId)).toMatchObject([
      { videoId: film.videoId, kind: "subtitles", state: "stored", fileName: "Film.en.srt" },
      { videoId: film.videoId, kind: "captions", state: "stored", fileName: "Film.de.srt" },
    ]);
  });

  test("is written again: its markup becomes text", async () => {
    await addSubtitles(ctx, file(srt('<img src=x onerror="hacked()">Rain<script>hacked()</script>')));
    expect(await served(500)).not.toMatch(/<img|<script|onerror=/);
  });

  test("is read in the encoding that it has", async () => {
    const cyrillic = Buffer.from("1\n00:00:00,000 --> 00:00:01,000\n\xcf\xf0\xe8\xe2\xe5\xf2\n", "latin1");
    await addSubtitles(ctx, { ...file(cyrillic), languageTag: "ru" });
    expect(await served(500)).toContain("Привет");
  });

  test.each([
    ["too large", Buffer.alloc(10_000_001, "a"), "larger than 10 MB"],
    ["no text", Buffer.from("\0\0\0\x18ftypmp42\0\0"), "not a subtitle file"],
    ["without a cue", Buffer.from("<html><body>Not found</body></html>"), "No subtitles were found"],
    ["with empty cues alone", srt("", " "), "No subtitles were found"],
  ])("that is %s is refused, and leaves nothing", async (_what, bytes, words) => {
    await expect(addSubtitles(ctx, file(bytes))).rejects.toMatchObject({
      code: "media_refused",
      message: expect.stringContaining(words) as string,
    });
    expect(() => previewSubtitles({ fileName: "a.srt", bytes })).toThrow(words);
    expect(await objects()).toEqual([]);
  });

  test("is replaced: the old one is deleted when the new one is stored", async () => {
    const { subtitleId } = await addSubtitles(ctx, file(srt("Old")));
    const before = await objects();
    const { videoId: _, ...other } = file(srt("New"), "Other.fr.forced.srt");
    await replaceSubtitles(ctx, { ...other, subtitleId, languageTag: "fr", kind: "forced" });
    expect(await served(500)).toContain("New");
    expect(await listSubtitles(ctx, film.titleId)).toMatchObject([
      { id: subtitleId, name: "français (forced)", kind: "forced", fileName: "Other.fr.forced.srt" },
    ]);
    expect((await objects()).filter((key) => before.includes(key))).toEqual([]);
    await expect(
      replaceSubtitles(ctx, { ...other, bytes: Buffer.from("nothing"), subtitleId }),
    ).rejects.toMatchObject({ code: "media_refused" });
    expect(await served(500)).toContain("New");
  });

  test("is removed with its objects; a track of the film's own file is not", async () => {
    const { subtitleId } = await addSubtitles(ctx, file(srt("Hello")));
    await removeSubtitles(ctx, { subtitleId });
    expect(await objects()).toEqual([]);
    expect(await listSubtitles(ctx, film.titleId)).toEqual([]);
    await expect(removeSubtitles(ctx, { subtitleId })).rejects.toMatchObject({ code: "not_found" });
    const [own] = await ctx.sql<{ id: string }[]>`
      insert into subtitles (id, video_id, number, source_stream_index, language_tag, name)
      values (gen_random_uuid(), ${film.videoId}, 0, 2, 'en', 'English') returning id`;
    await expect(removeSubtitles(ctx, { subtitleId: own?.id ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("is added to no video that is deleted, and to none without end", async () => {
    for (let count = 0; count < 50; count += 1) await addSubtitles(ctx, file(srt(`${count}`)));
    await expect(addSubtitles(ctx, file(srt("one more")))).rejects.toMatchObject({ code: "conflict" });
    expect(await objects()).toHaveLength(100);
    await deleteVideo(ctx, film);
    await expect(addSubtitles(ctx, file(srt("late")))).rejects.toMatchObject({ code: "not_found" });
  });

  test("that came before the plan waits for it, and is written by the job of subtitles", async () => {
    await ctx.sql`update videos set current_plan_id = null, state = 'queued' where id = ${film.videoId}`;
    await addSubtitles(ctx, file(srt("Early")));
    expect(await listSubtitles(ctx, film.titleId)).toMatchObject([{ state: "waiting" }]);
    await convertSidecars(ctx, film.videoId);
    expect(await listSubtitles(ctx, film.titleId)).toMatchObject([{ state: "waiting" }]);
    await ctx.sql`update videos set current_plan_id = ${film.planId} where id = ${film.videoId}`;
    await convertSidecars(ctx, film.videoId);
    expect(await served(500)).toContain("Early");
  });

  test("is known to doctor, and is written again from its original if its WebVTT is lost", async () => {
    await addSubtitles(ctx, file(srt("Kept")));
    const found = async () => {
      const problems = [];
      for await (const problem of objectCheck.find(ctx)) problems.push(problem);
      return problems.filter(({ objectKey }) => objectKey.startsWith("subs/"));
    };
    expect(await found()).toEqual([]);
    await ctx.store.delete([(await findSubtitleKey(ctx, film.videoId, 500)) ?? ""]);
    await objectCheck.repair(ctx, await found());
    const jobs = await ctx.sql<{ name: string }[]>`
      select task_identifier as name from graphile_worker.jobs where task_identifier <> 'index-title'`;
    expect(jobs).toEqual([{ name: "extract-subtitles" }]);
    await convertSidecars(ctx, film.videoId);
    expect(await served(500)).toContain("Kept");
  });
});

test("a preview shows the first cues as words, and what the name tells", () => {
  const bytes = srt("One", "<i>Two</i>", "Three", "Four", "Five", "Six");
  expect(previewSubtitles({ fileName: "Film.de.sdh.srt", bytes })).toEqual({
    ...{ format: "srt", cueCount: 6, endSeconds: 6, languageTag: "de", kind: "captions" },
    cues: ["One", "Two", "Three", "Four", "Five"].map((text, at) => ({ startSeconds: at, text })),
  });
});
