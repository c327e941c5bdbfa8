import { execFile } from "node:child_process";
import { copyFile, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

const run = promisify(execFile);
let site: WorkSite;
const file = (name: string) => path.join(site.dataDir, name);

beforeAll(async () => {
  site = await createWorkSite();
  await Promise.all([site.start("worker"), site.start("transcoder")]);
});
afterAll(() => site.remove());

const videoRow = async (videoId: string) => {
  const [row] = await site.ctx.sql`select * from videos where id = ${videoId}`;
  return row;
};

test("subtitles, two languages and chapters come out of a Matroska file", async () => {
  await writeFile(
    file("en.srt"),
    "1\n00:00:01,000 --> 00:00:02,500\nHello <i>there</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n<script>no</script>\n",
  );
  await writeFile(
    file("marks.txt"),
    ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=3000\ntitle=First\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=3000\nEND=6000\ntitle=Second\n",
  );
  const plain = await makeClip(file("plain.mp4"), { seconds: 6, size: "320x180" });
  const source = file("film — “two” tongues 🎬.mkv");
  await run("ffmpeg", [
    ...[
      "-v",
      "error",
      "-i",
      plain,
      "-i",
      file("en.srt"),
      "-i",
      file("marks.txt"),
      "-map",
      "0:v",
      "-map",
      "0:a",
    ],
    ...["-map", "0:a", "-map", "1", "-map_metadata", "2", "-c", "copy", "-c:s", "srt"],
    ...[
      "-metadata:s:a:0",
      "language=eng",
      "-metadata:s:a:1",
      "language=deu",
      "-metadata:s:s:0",
      "language=eng",
      source,
    ],
  ]);
  const videoId = await site.addVideo(source);
  expect(await site.until(videoId, ["ready", "failed"], 90)).toBe("ready");
  const { sql, store } = site.ctx;
  const subtitle = await site.untilTrue(async () => {
    const [row] = await sql`select * from subtitles where video_id = ${videoId}`;
    return row && row.state !== "waiting" ? row : null;
  });
  expect(subtitle).toMatchObject({ state: "stored", language_tag: "en", number: 0 });
  const text = (await store.readBytes(`subs/${videoId}/0.vtt`, 10_000)).toString();
  expect(text).toMatch(/^WEBVTT/);
  expect(text).toContain("Hello <i>there</i>");
  expect(text).not.toContain("<script>");
  const tracks =
    await sql`select language_tag, is_default, state from audio_tracks where video_id = ${videoId} order by rendition_name`;
  expect(tracks).toMatchObject([
    { language_tag: "en", is_default: true, state: "complete" },
    { language_tag: "de", is_default: false, state: "complete" },
  ]);
  const chapters =
    await sql`select name, start_seconds from chapters where video_id = ${videoId} order by number`;
  expect(chapters).toMatchObject([
    { name: "First", start_seconds: expect.closeTo(0, 1) as number },
    { name: "Second", start_seconds: expect.closeTo(3, 1) as number },
  ]);
});

test("a transport stream gets a seekable copy beside its source, and plays", async () => {
  const source = await makeClip(file("clip.ts"), { seconds: 10, size: "320x180", extra: ["-f", "mpegts"] });
  const videoId = await site.addVideo(source);
  expect(await site.until(videoId, ["ready", "failed"], 90)).toBe("ready");
  const key = `sources/${videoId}/seekable.mkv`;
  expect((await videoRow(videoId))?.seekable_source_key).toBe(key);
  expect(await site.ctx.store.head(key)).not.toBeNull();
});

test("what is no video is refused with a reason, and cannot be retried", async () => {
  await writeFile(file("words.mp4"), "These are words, not pictures.\n".repeat(100));
  const videoId = await site.addVideo(file("words.mp4"));
  await site.until(videoId, ["failed"], 30);
  const row = await videoRow(videoId);
  expect(row?.refused).toBe(true);
  expect(sentenceOf(row?.failure as StoredMessage).length).toBeGreaterThan(20);
  await expect(retryVideo(site.ctx, videoId)).rejects.toMatchObject({ code: "conflict" });
});

test("a file that is not where it was fails at once, and Retry works once it is back", async () => {
  const videoId = await site.addVideo(file("later.mp4"));
  await site.until(videoId, ["failed"], 30);
  expect(sentenceOf((await videoRow(videoId))?.failure as StoredMessage)).toMatch(/no longer where.*Retry/);
  await makeClip(file("later.mp4"), { seconds: 4, size: "320x180" });
  await retryVideo(site.ctx, videoId);
  expect(await site.until(videoId, ["ready", "failed"], 60)).toBe("ready");
});

test("a file that was cut off plays up to where it ends, and says so", async () => {
  const entire = await makeClip(file("whole.mkv"), { seconds: 30, size: "320x180" });
  await copyFile(entire, file("cut.mkv"));
  await truncate(file("cut.mkv"), Math.floor((await stat(entire)).size * 0.5));
  const videoId = await site.addVideo(file("cut.mkv"));
  expect(await site.until(videoId, ["ready", "failed"], 120)).toBe("ready");
  const row = await videoRow(videoId);
  const planned = Number(row?.duration_seconds);
  const endsAt = row?.ends_at_segment === null ? planned : Number(row?.ends_at_segment) * 4;
  expect(Math.min(planned, endsAt)).toBeGreaterThan(8);
  expect(Math.min(planned, endsAt)).toBeLessThan(24);
});
