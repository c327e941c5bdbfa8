import { rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { useFfmpeg } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { probeSource } from "#worker/ffmpeg/probe/probe-source.ts";
import { isNewEnough } from "#worker/ffmpeg/run/required-tools.ts";
import { never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { assertToolsOnce, assertToolsWork, causeOfFailure } from "#worker/ffmpeg/run/tool-check.ts";
import { fileSource } from "#worker/source-reader/media-source.ts";

let folder: string;
beforeEach(() => void (folder = tempFolder("tools")));
afterEach(() => useFfmpeg({}));

/** Replaces one of the tools; `exec ffmpeg "$@"` continues with the real one. */
async function standIn(tool: "ffmpeg" | "ffprobe", script: string): Promise<string> {
  const path = `${folder}/${tool}`;
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  useFfmpeg({ [tool]: path });
  return path;
}

test("the FFmpeg of this machine has all that is used", () =>
  expect(assertToolsWork(never())).resolves.toBeUndefined());

test.each([
  ["ffmpeg", "exit 1", /FFmpeg cannot be started/],
  ["ffmpeg", "kill -ILL $$", /FFmpeg cannot be started/],
  ["ffmpeg", "echo ffmpeg version 4.4.2-0ubuntu0", /too old/],
  ["ffmpeg", 'ffmpeg "$@" | grep -v libx264', /lacks the encoder libx264\./],
  ["ffmpeg", 'ffmpeg "$@" | grep -v zscale', /lacks the filter zscale\./],
  ["ffmpeg", 'case "$*" in *lavfi*) exit 1;; esac; exec ffmpeg "$@"', /could not encode a test image/],
  ["ffprobe", "exit 127", /ffprobe cannot be started/],
] as const)("a %s that does “%s” is named, with the settings", async (tool, script, message) => {
  await standIn(tool, script);
  const checked = assertToolsOnce(never());
  await expect(checked).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(message) as string,
  });
  await expect(checked).rejects.toThrow(/MATINEE_FFMPEG_PATH and MATINEE_FFPROBE_PATH/);
});

test("what passed is believed until a run fails, and found working again once it is back", async () => {
  const path = await standIn("ffmpeg", 'exec ffmpeg "$@"');
  await assertToolsOnce(never());
  await rm(path);
  await assertToolsOnce(never());
  const failed = new FfmpegError("failed", "FFmpeg gave up (1)");
  expect(await causeOfFailure(failed, never())).toMatchObject({ code: "unavailable" });
  await expect(assertToolsOnce(never())).rejects.toMatchObject({ code: "unavailable" });
  await standIn("ffmpeg", 'exec ffmpeg "$@"');
  await assertToolsOnce(never());
  expect(await causeOfFailure(failed, never())).toBe(failed);
});

test.each(["exit 127", "exit 1", "kill -SEGV $$", "echo no json"])(
  "a file is not refused where ffprobe does “%s” to every file",
  async (script) => {
    await writeFile(`${folder}/film.mp4`, "These are words.");
    await standIn("ffprobe", script);
    const probing = probeSource(fileSource(`${folder}/film.mp4`), { signal: never() });
    await expect(probing).rejects.toSatisfy(
      (error) => error instanceof Error && !/refused/.test(error.message),
    );
  },
);

test.each([
  ["ffmpeg version 5.1.9-0+deb12u1 Copyright", true],
  ["ffprobe version n7.1 Copyright", true],
  ["ffmpeg version N-109542-g3d4f8e3 Copyright", true],
  ["ffmpeg version 5.0.3 Copyright", false],
  ["ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright", false],
  ["BusyBox v1.36", false],
])("%s: new enough %s", (line, expected) => expect(isNewEnough(line)).toBe(expected));
