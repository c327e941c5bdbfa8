import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isOutage } from "#core/errors/is-outage.ts";
import { type FfmpegArgs } from "#core/media/ffmpeg-args/ffmpeg-args.ts";
import { useFfmpeg } from "#worker/ffmpeg/run/ffmpeg-binaries.ts";
import { failureOf, type FfmpegError } from "#worker/ffmpeg/run/ffmpeg-error.ts";
import { ffmpegVersion } from "#worker/ffmpeg/run/ffmpeg-version.ts";
import { LOOK_LIMITS } from "#worker/ffmpeg/run/process-chain.ts";
import { runFfmpeg } from "#worker/ffmpeg/run/run-ffmpeg.ts";
import { runFfprobe } from "#worker/ffmpeg/run/run-ffprobe.ts";
import { never } from "#worker/ffmpeg/testing/encode-clip.ts";
import { scratchFolder } from "#worker/ffmpeg/testing/make-clip.ts";

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
beforeAll(async () => void (scratch = await scratchFolder()));
afterAll(() => scratch.remove());
afterEach(() => useFfmpeg({}));

const silence: FfmpegArgs = {
  input: ["-f", "lavfi"],
  source: "anullsrc",
  output: ["-t", "0.1", "-f", "null", "-"],
};
const run = (args: FfmpegArgs = silence, changes: object = {}) =>
  runFfmpeg({ args, workFolder: scratch.path, limits: LOOK_LIMITS, signal: never(), ...changes });

/** Replaces FFmpeg. */
async function standIn(script: string): Promise<void> {
  const path = `${scratch.path}/ffmpeg-stand-in`;
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  useFfmpeg({ ffmpeg: path });
}

describe("runFfmpeg", () => {
  it("ends well", async () => expect(await run()).toEqual([]));

  it("gives its niceness to its scheduling group too, else the niceness counts for nothing", async () => {
    await standIn("nice > niceness; cat /proc/self/autogroup > group 2>/dev/null");
    await run(silence, { limits: { ...LOOK_LIMITS, niceness: 10 } });
    expect(await readFile(`${scratch.path}/niceness`, "utf8")).toBe("10\n");
    // Empty on a kernel without the feature.
    expect(await readFile(`${scratch.path}/group`, "utf8")).toMatch(/^$|nice 10\n$/);
  });

  it("passes every argument as it is, blanks and all", async () => {
    await standIn('for argument in "$@"; do printf "%s\\n" "$argument" >> arguments; done');
    await mkdir(`${scratch.path}/here`, { recursive: true });
    const args = { input: ["-one", "a b"], source: "file:/x y", output: ["-two", "c d", "out put"] };
    await run(args, { workFolder: `${scratch.path}/here` });
    const lines = (await readFile(`${scratch.path}/here/arguments`, "utf8")).trim().split("\n");
    expect(lines.slice(lines.indexOf("-one"))).toEqual([
      "-one",
      "a b",
      "-i",
      "file:/x y",
      "-y",
      "-two",
      "c d",
      "out put",
    ]);
    expect(lines.slice(0, 3)).toEqual(["-hide_banner", "-nostdin", "-nostats"]);
  });

  it("counts frames", async () => {
    const seen: number[] = [];
    const source = "color=s=32x32:r=25:d=1";
    await run(
      { input: ["-f", "lavfi"], source, output: ["-f", "null", "-"] },
      { onFrames: (n: number) => seen.push(n) },
    );
    expect(seen.at(-1)).toBe(25);
  });

  it("reports FFmpeg's message, without the path of the file", async () => {
    const args = { ...silence, input: [], source: `file:${scratch.path}/missing.mp4` };
    const failure = await run(args).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: "unreadable" });
    expect(String(failure)).toContain("No such file");
    expect(String(failure)).not.toContain(scratch.path);
  });

  it("tells a death from a refusal", async () => {
    await standIn("kill -SEGV $$");
    await expect(run()).rejects.toMatchObject({ kind: "crashed" });
  });

  it.each(["Input/output error", "Stale file handle", "Transport endpoint is not connected"])(
    "does not treat a read error as the file's end (%s)",
    async (words) => {
      // FFmpeg ends so: with what it read until then, and with exit code 0.
      await standIn(
        `echo "file:/mnt/film.mkv: ${words}" >&2; echo "    Last message repeated 2 times" >&2; exit 0`,
      );
      await expect(run()).rejects.toMatchObject({ kind: "unreadable" });
      await standIn(`echo "file:/mnt/film.mkv: ${words}" >&2; exit 1`);
      await expect(run()).rejects.toMatchObject({ kind: "unreadable" });
    },
  );

  it("tells a full disk from a bad file", async () => {
    await standIn('echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1');
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: "disk_full" });
    // This error waits for disk space and counts no attempt, the same for every job.
    expect(isOutage(failure)).toBe(true);
  });

  it("stops a run without progress, with all processes that it started", async () => {
    await standIn("sleep 1000 & echo $! > child; wait");
    await expect(run(silence, { stallSeconds: 1 })).rejects.toMatchObject({ kind: "stalled" });
    const child = (await readFile(`${scratch.path}/child`, "utf8")).trim();
    const state = await readFile(`/proc/${child}/stat`, "utf8").catch(() => "gone");
    expect(/gone|\) Z/.test(state)).toBe(true);
  });

  it("ends endless computing by its limit", async () => {
    await standIn("while :; do :; done");
    const limits = { ...LOOK_LIMITS, cpuSeconds: 1 };
    await expect(run(silence, { limits })).rejects.toMatchObject({ kind: "crashed" });
  });

  it("keeps to its memory", async () => {
    // Enough to start, but too little for one frame of 400 MB.
    const limits = { ...LOOK_LIMITS, memoryBytes: 500_000_000 };
    const large = {
      ...silence,
      source: "color=s=16384x16384",
      output: ["-frames:v", "1", "-f", "null", "-"],
    };
    const failure = await run(large, { limits }).catch((error: unknown) => error);
    expect(["failed", "crashed"]).toContain((failure as FfmpegError).kind);
  });

  it("says so when FFmpeg is not there", async () => {
    useFfmpeg({ ffmpeg: "/nowhere/ffmpeg" });
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: "unavailable" });
    expect(isOutage(failure)).toBe(true);
  });
});

describe("runFfprobe", () => {
  it("runs the given FFmpeg, at any path", async () => {
    const path = `${scratch.path}/another-probe`;
    await writeFile(path, "#!/bin/sh\necho here\n");
    await chmod(path, 0o755);
    useFfmpeg({ ffprobe: path });
    expect(await runFfprobe({ args: [], signal: never() })).toBe("here\n");
  });
});

describe("failureOf", () => {
  it("reads a wrapper's report of a death", () => {
    expect(failureOf({ code: 139, signal: null, stderr: [] }).kind).toBe("crashed");
    expect(failureOf({ code: 1, signal: null, stderr: ["a", "b"] })).toMatchObject({
      kind: "failed",
      message: "FFmpeg gave up (1): a; b",
    });
  });
});

describe("failureOf, of programs that never started FFmpeg", () => {
  it.each([
    [null, ""],
    [125, "nice: cannot set niceness: Permission denied"],
    [126, "env: 'ffmpeg': Permission denied"],
    [127, "ffmpeg: error while loading shared libraries: libx264.so.164: cannot open shared object file"],
    [1, "setpriv: prctl failed: Operation not permitted"],
    [1, "prlimit: failed to set the AS resource limit: Operation not permitted"],
    [1, "setsid: failed to create session"],
  ])("treats %s %s as unavailable", (code, line) => {
    const failure = failureOf({ code, signal: null, stderr: [line] });
    expect(failure.kind).toBe("unavailable");
    expect(isOutage(failure)).toBe(true);
  });

  it("is no outage where FFmpeg itself said no", () =>
    expect(failureOf({ code: 1, signal: null, stderr: ["[mov] moov atom not found"] }).kind).toBe("failed"));
});

describe("ffmpegVersion", () => {
  it("is recorded beside plans", async () =>
    expect(await ffmpegVersion({ signal: never() })).toMatch(/^\S*\d/));
});
