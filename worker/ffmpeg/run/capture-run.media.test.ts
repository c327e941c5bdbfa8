import { chmod, readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { captureRun } from "#worker/ffmpeg/run/capture-run.ts";
import { never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());

/** A program in place of ffprobe. */
async function program(script: string): Promise<string> {
  const path = `${scratch.path}/stand-in`;
  await writeFile(path, `#!/bin/sh\ncd ${scratch.path}\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const WITH_CHILD = "sleep 1000 & echo $! > child; wait";

async function expectChildGone(): Promise<void> {
  const child = (await readFile(`${scratch.path}/child`, "utf8")).trim();
  const state = await readFile(`/proc/${child}/stat`, "utf8").catch(() => "gone");
  expect(/gone|\) Z/.test(state)).toBe(true);
}

describe("captureRun", () => {
  it("ends a program at its time limit, with all processes that it started", async () => {
    const run = captureRun({
      binary: await program(WITH_CHILD),
      args: [],
      signal: never(),
      timeLimitMs: 500,
    });
    await expect(run).rejects.toMatchObject({ kind: "stalled" });
    await expectChildGone();
  });

  it("ends a program that is aborted, and starts none afterwards", async () => {
    const binary = await program(WITH_CHILD);
    const signal = AbortSignal.timeout(500);
    await expect(captureRun({ binary, args: [], signal })).rejects.toMatchObject({ kind: "aborted" });
    await expectChildGone();
    await expect(captureRun({ binary, args: [], signal })).rejects.toMatchObject({ kind: "aborted" });
  });

  it("ends a program that writes too much", async () => {
    const binary = await program("exec yes");
    await expect(captureRun({ binary, args: [], signal: never() })).rejects.toMatchObject({
      kind: "failed",
      message: "The analysis of the file is too large.",
    });
  });

  it("says so when the program is not there, and what it said when it failed", async () => {
    const missing = captureRun({ binary: "/nowhere/ffprobe", args: [], signal: never() });
    await expect(missing).rejects.toMatchObject({ kind: "unavailable" });
    const binary = await program("echo first >&2; echo last >&2; exit 1");
    await expect(captureRun({ binary, args: [], signal: never() })).rejects.toMatchObject({
      ...{ kind: "failed", message: "FFmpeg gave up (1): first; last" },
    });
  });
});
