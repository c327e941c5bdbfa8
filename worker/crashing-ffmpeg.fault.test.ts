import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { retryVideo } from "#core/encoding/retry-video.ts";
import { createWorkSite, makeClip, type WorkSite } from "#worker/testing/worker-site.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { type StoredMessage } from "#db/schema/stored-message.ts";

const run = promisify(execFile);
let site: WorkSite;
let bin: string;
beforeAll(async () => {
  site = await createWorkSite();
  bin = path.join(site.dataDir, "bin");
  await mkdir(bin);
  const ffmpeg = (await run("which", ["ffmpeg"])).stdout.trim();
  // Crashes as if the file had broken the decoder, while a file named `armed` exists; creating inits reads no
  // file.
  const script = `#!/bin/sh\ncase "$*" in *file:*) [ -e '${bin}/armed' ] && kill -SEGV $$;; esac\nexec ${ffmpeg} "$@"\n`;
  await writeFile(path.join(bin, "ffmpeg"), script);
  await chmod(path.join(bin, "ffmpeg"), 0o755);
});
afterAll(() => site.remove());

test("a file that crashes FFmpeg three times fails with a reason; others go on; Retry works", async () => {
  const clip = await makeClip(path.join(site.dataDir, "clip.mp4"), { seconds: 4, size: "320x180" });
  await writeFile(path.join(bin, "armed"), "");
  await site.start("worker");
  await site.start("transcoder", { MATINEE_FFMPEG_PATH: path.join(bin, "ffmpeg") });
  const videoId = await site.addVideo(clip);
  expect(await site.until(videoId, ["ready", "failed"], 120)).toBe("failed");
  const [video] = await site.ctx.sql`select failure, refused from videos where id = ${videoId}`;
  expect(video).toMatchObject({ refused: false });
  expect(sentenceOf(video?.failure as StoredMessage)).toMatch(
    /^Encoding crashed 3 times at 0:00–0:04 of the (video|audio)\. .*Retry/,
  );
  const [chunk] = await site.ctx.sql`select crashes, failure from chunks where state = 'failed'`;
  expect(chunk?.crashes).toBe(3);
  expect(sentenceOf(chunk?.failure as StoredMessage)).toMatch(/died by/);

  expect(await site.complaints()).toEqual([]);
  await rm(path.join(bin, "armed"));
  await retryVideo(site.ctx, videoId);
  expect(await site.until(videoId, ["ready", "failed"], 60)).toBe("ready");
  expect(await site.complaints()).toEqual([]);
});
