import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertQueuedVideo } from "#core/encoding/testing/insert-video.ts";
import { newId } from "#core/uuid.ts";
import { type Plan } from "#core/media/types.ts";
import { subtitleKey } from "#core/storage/object-key.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { subtitles } from "#db/schema/subtitles.ts";
import { useFfmpeg } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { makeClip, videoSource, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { workerContext } from "#worker/testing/worker-context.ts";
import { extractSubtitlesOf } from "#worker/handlers/extract-subtitles.ts";
import { probeVideo } from "#worker/handlers/probe-video.ts";

let site: TestContext;
beforeAll(async () => void (site = await createTestContext()));
afterAll(() => site.drop());

const line = (text: string): string => `1\n00:00:00,500 --> 00:00:01,500\n${text}\n`;

test("a track that cannot be read is marked failed, and the others go on", async () => {
  const scratchRoot = tempFolder("subtitles");
  for (const name of ["one", "two"]) await writeFile(`${scratchRoot}/${name}.srt`, line(`Track ${name}`));
  const texts = ["one", "two"].flatMap((name) => ["-i", `${scratchRoot}/${name}.srt`]);
  const film = await makeClip(
    `${scratchRoot}/film.mkv`,
    ...[...videoSource("64x48", "10", 2), ...texts, "-map", "0", "-map", "1", "-map", "2", "-c:s", "srt"],
  );
  const { videoId } = await insertQueuedVideo(site.ctx, { sourceKind: "in_place", sourceKey: film });
  const rows = [1, 99, 2].map((sourceStreamIndex, number) => ({
    ...{ id: newId(), videoId, number, sourceStreamIndex, languageTag: "en", name: `Track ${number}` },
  }));
  await site.ctx.db.insert(subtitles).values(rows);

  await extractSubtitlesOf(workerContext(site.ctx, { scratchRoot }), videoId);

  const states = await site.ctx.sql`select state from subtitles where video_id = ${videoId} order by number`;
  expect(states.map((row) => row.state as string)).toEqual(["stored", "failed", "stored"]);
  const stored = (number: number) => site.ctx.store.readBytes(subtitleKey(videoId, number), 1000);
  expect((await stored(0)).toString()).toContain("Track one");
  expect((await stored(2)).toString()).toContain("Track two");
});

test("subtitles and chapters are in sync with video that starts long after its audio", async () => {
  const scratchRoot = tempFolder("subtitles");
  const [marks, film] = [`${scratchRoot}/marks.txt`, `${scratchRoot}/late.mkv`];
  await writeFile(`${scratchRoot}/late.srt`, "1\n00:00:07,000 --> 00:00:08,000\nHello\n");
  const chapter = (start: number, end: number) =>
    `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${start}\nEND=${end}\ntitle=From ${start}\n`;
  await writeFile(marks, `;FFMETADATA1\n${chapter(0, 5000)}${chapter(5000, 8000)}${chapter(8000, 10_000)}`);
  const seen = await makeClip(`${scratchRoot}/seen.mkv`, ...videoSource("64x48", "10", 4), "-c:v", "libx264");
  await makeClip(
    film,
    ...["-itsoffset", "6", "-i", seen, ...tone(10), "-i", `${scratchRoot}/late.srt`, "-i", marks],
    ...["-map", "0:v", "-map", "1:a", "-map", "2:s", "-map_metadata", "3"],
    ...["-c:v", "copy", "-c:a", "flac", "-c:s", "srt"],
  );
  const { videoId } = await insertQueuedVideo(site.ctx, { sourceKind: "in_place", sourceKey: film });
  const worker = workerContext(site.ctx, { scratchRoot });
  await probeVideo(worker, videoId);
  await extractSubtitlesOf(worker, videoId);

  const [planned] = await site.ctx.sql`select plan from plans where video_id = ${videoId}`;
  expect((planned?.plan as Plan).sourceStartSeconds).toBeCloseTo(6, 1);
  const text = (await site.ctx.store.readBytes(subtitleKey(videoId, 0), 1000)).toString();
  expect(text).toMatch(/00:00:0(1\.0|0\.9)\d\d --> 00:00:0(2\.0|1\.9)\d\d\nHello/);
  const chapters = await site.ctx.sql`
    select number, name, start_seconds, end_seconds from chapters where video_id = ${videoId} order by number`;
  const near = (seconds: number) => expect.closeTo(seconds, 0) as number;
  expect([...chapters]).toEqual([
    { number: 0, name: "From 5000", start_seconds: 0, end_seconds: near(2) },
    { number: 1, name: "From 8000", start_seconds: near(2), end_seconds: near(4) },
  ]);
});

test("the row speaks of the text that another run of the job stored first", async () => {
  const scratchRoot = tempFolder("subtitles");
  await writeFile(`${scratchRoot}/one.srt`, line("Hello"));
  const film = await makeClip(
    `${scratchRoot}/film.mkv`,
    ...[
      ...videoSource("64x48", "10", 2),
      "-i",
      `${scratchRoot}/one.srt`,
      "-map",
      "0",
      "-map",
      "1",
      "-c:s",
      "srt",
    ],
  );
  const { videoId } = await insertQueuedVideo(site.ctx, { sourceKind: "in_place", sourceKey: film });
  await site.ctx.db
    .insert(subtitles)
    .values({ id: newId(), videoId, number: 0, sourceStreamIndex: 1, languageTag: "en", name: "English" });
  const first = Buffer.from("WEBVTT\n\n00:00.500 --> 00:01.500\nHello, from another run\n");
  await site.ctx.store.put(subtitleKey(videoId, 0), first);
  await extractSubtitlesOf(workerContext(site.ctx, { scratchRoot }), videoId);
  expect(await site.ctx.store.readBytes(subtitleKey(videoId, 0), 1000)).toEqual(first);
  const [row] = await site.ctx.sql`select state, bytes from subtitles where video_id = ${videoId}`;
  expect(row).toMatchObject({ state: "stored", bytes: first.length });
});

test.each(["av_interleaved_write_frame(): No space left on device", "file:/film.mkv: Input/output error"])(
  "no track is given up for what is not its fault (%s)",
  async (words) => {
    const scratchRoot = tempFolder("subtitles");
    const film = await makeClip(`${scratchRoot}/film.mkv`, ...videoSource("64x48", "10", 1));
    const { videoId } = await insertQueuedVideo(site.ctx, { sourceKind: "in_place", sourceKey: film });
    await site.ctx.db
      .insert(subtitles)
      .values({ id: newId(), videoId, number: 0, sourceStreamIndex: 1, languageTag: "en", name: "English" });
    await writeFile(`${scratchRoot}/ffmpeg`, `#!/bin/sh\necho "${words}" >&2\nexit 1\n`, { mode: 0o755 });
    useFfmpeg({ ffmpeg: `${scratchRoot}/ffmpeg` });

    const extracting = extractSubtitlesOf(workerContext(site.ctx, { scratchRoot }), videoId).finally(() =>
      useFfmpeg({}),
    );
    await expect(extracting).rejects.toMatchObject({ name: "FfmpegError" });
    const [row] = await site.ctx.sql`select state from subtitles where video_id = ${videoId}`;
    expect(row?.state).toBe("waiting");
  },
);
