import { copyFile, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { encodeVideo, type EncodedSegment } from "#worker/ffmpeg/encode-video.ts";
import { encodeAudio } from "#worker/ffmpeg/encode-audio.ts";
import { useFfmpeg } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { encodeClip, joinRendition, mediaInfo, never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, say, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const fast = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25", "-c:a", "aac"];
const numbersOf = (
  clip: { created: readonly { renditionName: string; number: number }[] },
  renditionName: string,
): readonly number[] =>
  clip.created.filter((segment) => segment.renditionName === renditionName).map(({ number }) => number);

describe("where a file ends", () => {
  it("a file cut at 60 % gives what it has, and says where it ends", async () => {
    const entire = await makeClip(
      `${scratch.path}/whole.mp4`,
      ...[...videoSource("160x120", "25", 60), ...tone(60), ...fast, "-movflags", "+faststart"],
    );
    const cut = `${scratch.path}/cut.mp4`;
    await copyFile(entire, cut);
    await truncate(cut, Math.round((await stat(entire)).size * 0.6));
    const clip = await encodeClip(cut, (await scratchFolder(scratch.path)).path);
    expect(clip.plan.segmentCount).toBe(15);
    const ends = clip.endsAtSegment ?? 0;
    expect(ends).toBeGreaterThanOrEqual(8);
    expect(ends).toBeLessThanOrEqual(10);
    const beforeEnd = numbersOf(clip, "v120").filter((number) => number < ends);
    expect(beforeEnd).toEqual(Array.from({ length: ends }, (_, number) => number));
    expect(
      await say(
        "ffmpeg",
        "-v",
        "error",
        "-i",
        await joinRendition(clip, "v120", beforeEnd),
        "-f",
        "null",
        "-",
      ),
    ).toBe("");
  });

  it("the last frame is held if the video ends less than a segment before its audio", async () => {
    const args = [...videoSource("160x120", "25", 5), ...tone(8), ...fast];
    const clip = await encodeClip(
      await makeClip(`${scratch.path}/held.mp4`, ...args),
      (await scratchFolder(scratch.path)).path,
    );
    expect(clip.plan.totalFrames).toBe(200);
    expect(clip.endsAtSegment).toBeNull();
    expect(numbersOf(clip, "v120")).toEqual([0, 1]);
  });

  it("a header that promises far more than there is", async () => {
    const source = await makeClip(`${scratch.path}/short.mp4`, ...videoSource("160x120", "25", 10), ...fast);
    const info = await mediaInfo(source);
    const longer = { ...info, durationSeconds: 40, video: { ...info.video, durationSeconds: 40 } };
    const created: EncodedSegment[] = [];
    const plan = planVideo(longer);
    const of = { source: fileSource(source), plan, inits: await plannedInits(plan) };
    const run = { ...of, renditionNames: ["v120"], withStoryboard: false };
    const shared = {
      ...run,
      scratchDir: scratch.path,
      signal: never(),
      onSegment: (s: EncodedSegment) => Promise.resolve(void created.push(s)),
    };
    expect(await encodeVideo({ ...shared, firstSegment: 1, segmentCount: 5, chunkNumber: 1 })).toEqual({
      endsAtSegment: 3,
    });
    expect(created.map(({ number }) => number)).toEqual([1, 2]);
    const past = { ...shared, firstSegment: 6, segmentCount: 4, chunkNumber: 2 };
    expect(await encodeVideo(past)).toEqual({ endsAtSegment: 6 });
    // A sprite that cannot be created does not tell where the film ends.
    expect(await encodeVideo({ ...past, renditionNames: [], withStoryboard: true })).toEqual({
      endsAtSegment: null,
    });
  });
});

describe("a file that the disk will not give", () => {
  const clipOf = async (name: string) => {
    const source = await makeClip(
      `${scratch.path}/${name}.mp4`,
      ...videoSource("160x120", "25", 20),
      ...tone(20),
      ...fast,
    );
    const plan = planVideo(await mediaInfo(source));
    return {
      source: fileSource(source),
      plan,
      inits: await plannedInits(plan),
      scratchDir: scratch.path,
      signal: never(),
    };
  };
  const nothingStored = () => Promise.reject(new Error("a segment was given"));

  it("does not end the film: its video is tried again", async () => {
    const of = await clipOf("hiccup");
    // FFmpeg prints this, treats what it read as the complete file, holds the last frame and exits with 0.
    const standIn = `${scratch.path}/hiccup-ffmpeg`;
    const words = 'echo "file:$1: Input/output error" >&2';
    await writeFile(standIn, `#!/bin/sh\n${words}\nexec ffmpeg "$@"\n`, { mode: 0o755 });
    useFfmpeg({ ffmpeg: standIn });
    const encoding = encodeVideo({
      ...{ ...of, renditionNames: ["v120"], withStoryboard: false, chunkNumber: 1, onSegment: nothingStored },
      ...{ firstSegment: 1, segmentCount: 4 },
    }).finally(() => useFfmpeg({}));
    await expect(encoding).rejects.toMatchObject({ name: "FfmpegError", kind: "unreadable" });
  });

  it("does not make its audio silent", async () => {
    const of = await clipOf("away");
    await rm(`${scratch.path}/away.mp4`);
    const encoding = encodeAudio({
      ...of,
      renditionName: "a0",
      firstSegment: 0,
      segmentCount: 5,
      onSegment: nothingStored,
    });
    await expect(encoding).rejects.toMatchObject({ name: "FfmpegError", kind: "unreadable" });
  });
});

describe("a run that is interrupted", () => {
  it("ends at once when it is called off, and leaves no process", async () => {
    const source = await makeClip(`${scratch.path}/long.mp4`, ...videoSource("640x360", "25", 24), ...fast);
    const plan = planVideo(await mediaInfo(source));
    const stop = new AbortController();
    const of = { source: fileSource(source), plan, inits: await plannedInits(plan) };
    const run = { ...of, renditionNames: ["v360"], withStoryboard: true, chunkNumber: 1 };
    const encoding = encodeVideo({
      ...{ ...run, firstSegment: 1, segmentCount: 5, scratchDir: scratch.path, signal: stop.signal },
      onSegment: () => Promise.resolve(stop.abort()),
    });
    await expect(encoding).rejects.toMatchObject({ name: "FfmpegError", kind: "aborted" });
    expect(await ffmpegsAt(source)).toEqual([]);
  });

  it("passes on errors of onSegment, and leaves no process", async () => {
    const source = `${scratch.path}/long.mp4`;
    const plan = planVideo(await mediaInfo(source));
    const of = { source: fileSource(source), plan, inits: await plannedInits(plan) };
    const run = { ...of, renditionNames: ["v360"], withStoryboard: false, chunkNumber: 1 };
    const encoding = encodeVideo({
      ...{ ...run, firstSegment: 1, segmentCount: 5, scratchDir: scratch.path, signal: never() },
      onSegment: () => Promise.reject(new Error("the lease is lost")),
    });
    await expect(encoding).rejects.toThrow("the lease is lost");
    expect(await ffmpegsAt(source)).toEqual([]);
  });

  it("does not start once it is called off", async () => {
    const source = `${scratch.path}/long.mp4`;
    const plan = planVideo(await mediaInfo(source));
    const encoding = encodeVideo({
      ...{ source: fileSource(source), plan, inits: await plannedInits(plan) },
      ...{ renditionNames: ["v360"], withStoryboard: false, chunkNumber: 0 },
      ...{ firstSegment: 0, segmentCount: 1, scratchDir: scratch.path, signal: AbortSignal.abort() },
      onSegment: () => Promise.resolve(),
    });
    await expect(encoding).rejects.toBeInstanceOf(FfmpegError);
  });
});

/** Command lines of running processes that read this file. */
async function ffmpegsAt(source: string): Promise<readonly string[]> {
  const { readdir } = await import("node:fs/promises");
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return lines.filter((line) => line.includes(source));
}
