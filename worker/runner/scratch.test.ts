import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openScratch, withScratch } from "#worker/runner/scratch.ts";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), "matinee-scratch-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

it("removes what dead processes of this host left, and leaves all others alone", async () => {
  const host = os.hostname();
  // Past any pid that Linux gives out (2^22).
  const dead = `${host}-99999999`;
  const others = [`${host}-two-7`, `${host}-${process.ppid}`, "elsewhere-99999999"];
  for (const name of [dead, ...others]) await mkdir(path.join(data, "scratch", name), { recursive: true });
  const own = await openScratch(data);
  expect(own).toBe(path.join(data, "scratch", `${host}-${process.pid}`));
  expect((await readdir(path.join(data, "scratch"))).sort()).toEqual([...others, path.basename(own)].sort());
});

it("gives work a folder that is gone afterwards, however it ended", async () => {
  const own = await openScratch(data);
  await expect(withScratch(own, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await readdir(own)).toEqual([]);
});
