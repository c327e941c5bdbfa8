import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseInit } from "#core/media/mp4/init-segment.ts";
import { planVideo } from "#core/media/plan/plan-video.ts";
import { fragment, videoInit } from "#core/media/testing/mp4-bytes.ts";
import { sampleInfo } from "#core/media/testing/sample-info.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { type SegmentValidator, createSegmentValidator } from "#worker/ffmpeg/segment-validator.ts";

const plan = planVideo(sampleInfo());
const init = videoInit({ timescale: 12288 });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "matinee-gate-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A rendition's folder as a run leaves it: segments from number 1 on with so many frames each (96 are planned). */
async function runOf(renditionName: string, ...frames: readonly number[]) {
  const validator = createSegmentValidator(plan, new Map([[renditionName, parseInit(init)]]));
  await mkdir(join(folder, renditionName));
  await writeFile(join(folder, renditionName, "init.mp4"), init);
  for (const [at, sampleCount] of frames.entries()) {
    const bytes = fragment({ decodeTime: (at + 1) * 96 * 512, sampleCount, sampleDuration: 512 });
    await writeFile(join(folder, renditionName, segmentFileName(renditionName, at + 1)), bytes);
  }
  return { validator, validate: (number: number) => validate(validator, renditionName, number) };
}

const validate = (validator: SegmentValidator, renditionName: string, number: number) =>
  validator.validate({
    renditionName,
    number,
    path: join(folder, renditionName, segmentFileName(renditionName, number)),
  });

it("lets a film end in a segment that is too short and the last", async () => {
  const { validator, validate: at } = await runOf("v360", 96, 40);
  expect(await at(1)).toMatchObject({ kind: "passed" });
  expect(await at(2)).toEqual({ kind: "ended" });
  await validator.assertEnded(folder);
  expect(validator.completeCountOf(["v360"])).toBe(1);
});

it("refuses a run that was cut wrongly: the film must not end in its middle", async () => {
  const { validator, validate: at } = await runOf("v480", 96, 40, 96);
  await at(1);
  await at(2);
  await expect(validator.assertEnded(folder)).rejects.toMatchObject({
    name: "FfmpegError",
    kind: "validation",
  });
});

it("leaves a run that is short from its start on to be read from earlier", async () => {
  const { validator, validate: at } = await runOf("v720", 40, 96);
  expect(await at(1)).toEqual({ kind: "ended" });
  await validator.assertEnded(folder);
  expect(validator.completeCountOf(["v720"])).toBe(0);
});
