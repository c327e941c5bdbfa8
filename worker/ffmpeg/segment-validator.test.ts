import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseInit } from "#core/media/init-segment.ts";
import { planVideo } from "#core/media/plan-video.ts";
import { fragment, pictureInit } from "#core/media/testing/mp4-bytes.ts";
import { sampleInfo } from "#core/media/testing/sample-info.ts";
import { segmentFileName } from "#core/storage/object-key.ts";
import { type Gate, openGate } from "#worker/ffmpeg/segment-validator.ts";

const plan = planVideo(sampleInfo());
const init = pictureInit({ timescale: 12288 });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "matinee-gate-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A rung's folder as a run leaves it: segments from number 1 on with so many frames each (96 are planned). */
async function runOf(rung: string, ...frames: readonly number[]) {
  const gate = openGate(plan, new Map([[rung, parseInit(init)]]));
  await mkdir(join(folder, rung));
  await writeFile(join(folder, rung, "init.mp4"), init);
  for (const [at, sampleCount] of frames.entries()) {
    const bytes = fragment({ decodeTime: (at + 1) * 96 * 512, sampleCount, sampleDuration: 512 });
    await writeFile(join(folder, rung, segmentFileName(rung, at + 1)), bytes);
  }
  return { gate, judge: (number: number) => judge(gate, rung, number) };
}

const judge = (gate: Gate, rung: string, number: number) =>
  gate.judge({ rung, number, path: join(folder, rung, segmentFileName(rung, number)) });

it("lets a film end in a segment that is too short and the last", async () => {
  const { gate, judge: at } = await runOf("v360", 96, 40);
  expect(await at(1)).toMatchObject({ kind: "passed" });
  expect(await at(2)).toEqual({ kind: "ended" });
  await gate.assertEnded(folder);
  expect(gate.madeOf(["v360"])).toBe(1);
});

it("refuses a run that was cut wrongly: the film must not end in its middle", async () => {
  const { gate, judge: at } = await runOf("v480", 96, 40, 96);
  await at(1);
  await at(2);
  await expect(gate.assertEnded(folder)).rejects.toMatchObject({ name: "FfmpegError", kind: "gate" });
});

it("leaves a run that is short from its start on to be read from earlier", async () => {
  const { gate, judge: at } = await runOf("v720", 40, 96);
  expect(await at(1)).toEqual({ kind: "ended" });
  await gate.assertEnded(folder);
  expect(gate.madeOf(["v720"])).toBe(0);
});
