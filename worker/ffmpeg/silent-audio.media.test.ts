import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { encodeAudio } from "#worker/ffmpeg/encode-audio.ts";
import { plannedInits } from "#worker/ffmpeg/planned-inits.ts";
import { mediaInfo, never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { makeClip, videoSource, scratchFolder, tone } from "#worker/ffmpeg/testing/make-clip.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

const fast = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50"];

/** Seconds of silence in each segment of a clip's first audio track, by tenths. */
async function silenceIn(source: string): Promise<readonly number[]> {
  const plan = planVideo(await mediaInfo(source));
  const inits = await plannedInits(plan);
  const silent: number[] = [];
  for (const chunk of plan.audioChunks) {
    await encodeAudio({
      ...{
        ...chunk,
        source: fileSource(source),
        plan,
        inits,
        renditionName: "a0",
        scratchDir: scratch.path,
        signal: never(),
      },
      onSegment: ({ number, silentSeconds }) => {
        silent[number] = Math.round((silentSeconds ?? 0) * 10) / 10;
        return Promise.resolve();
      },
    });
  }
  return silent;
}

const clip = (name: string, ...args: readonly string[]) => makeClip(`${scratch.path}/${name}`, ...args);

describe("the missing part of an audio track", () => {
  it("is empty for audio as long as its film, chunk by chunk", async () => {
    const source = await clip(
      "whole.mp4",
      ...videoSource("160x120", "25", 28),
      ...tone(28),
      ...fast,
      "-c:a",
      "aac",
    );
    expect(await silenceIn(source)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("is all after the end of audio that stops early, in later chunks too", async () => {
    const source = await clip(
      "short.mkv",
      ...videoSource("160x120", "25", 28),
      ...tone(10),
      ...fast,
      "-c:a",
      "aac",
    );
    const [first, second, third, ...rest] = await silenceIn(source);
    expect([first, second]).toEqual([0, 0]);
    expect(third).toBeGreaterThan(1.7);
    expect(third).toBeLessThan(2.3);
    expect(rest.slice(0, 4)).toEqual([4, 4, 4, 4]);
  });

  it("is what cannot be decoded", async () => {
    const audioSource = [...tone(16), "-c:a", "flac"];
    const entire = await clip(
      "flac.mkv",
      ...videoSource("16x16", "25", 16),
      ...audioSource,
      "-c:v",
      "mpeg4",
      "-q:v",
      "31",
    );
    const bytes = await readFile(entire);
    bytes.fill(0x55, Math.round(bytes.length * 0.35), Math.round(bytes.length * 0.75));
    const damaged = `${scratch.path}/damaged.mkv`;
    await writeFile(damaged, bytes);
    const silent = await silenceIn(damaged);
    expect(silent[0]).toBe(0);
    const total = silent.reduce((sum, seconds) => sum + seconds, 0);
    expect(total).toBeGreaterThan(4);
    expect(total).toBeLessThan(9);
  });

  it("is not the time before audio that starts late", async () => {
    const late = ["-itsoffset", "6", ...tone(10)];
    const source = await clip(
      "late.mkv",
      ...videoSource("160x120", "25", 16),
      ...late,
      ...fast,
      "-c:a",
      "aac",
    );
    expect(await silenceIn(source)).toEqual([0, 0, 0, 0]);
  });
});
