import { afterAll, beforeAll, expect, test } from "vitest";
import { matroska, putFile } from "#core/import/testing/import-folder.ts";
import { PageImport } from "#core/import/testing/page-import.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { createWorkSite, type WorkSite } from "#worker/testing/worker-site.ts";

const FILES = 80;

let site: WorkSite;
beforeAll(async () => {
  site = await createWorkSite();
});
afterAll(() => site.remove());

test("a worker killed in the middle of an import loses no file and doubles none; again there is nothing new", async () => {
  const folder = tempFolder("library");
  for (let number = 1; number <= FILES; number += 1) {
    await putFile(folder, `Film ${number} (2001).mkv`, matroska(2000 + number));
  }
  const settings = { MATINEE_IMPORT_ROOTS: folder };
  const imports = new PageImport({ ...site.ctx, env: { ...site.ctx.env, ...settings } });
  const summary = async (importId: string) => (await imports.page(importId)).summary;
  const hasState = (importId: string, state: string) => async () => (await summary(importId)).state === state;

  const importId = await imports.begin(folder);
  const first = await site.start("worker", settings);
  await site.untilTrue(hasState(importId, "found"), 30);
  await imports.start(importId, true);
  await site.untilTrue(async () => (await summary(importId)).counts.imported >= 3, 30);
  await first.end("SIGKILL");
  const killed = await summary(importId);
  expect(killed.state).toBe("running");
  expect(killed.counts.chosen).toBeGreaterThan(0);

  await site.start("worker", settings);
  await site.untilTrue(hasState(importId, "complete"), 60);
  expect((await summary(importId)).counts).toMatchObject({ imported: FILES, skipped: 0, refused: 0 });
  const [videos] = await site.ctx.sql`select count(*)::int as count from videos`;
  expect(videos).toEqual({ count: FILES });

  const again = await imports.begin(folder);
  await site.untilTrue(hasState(again, "found"), 30);
  expect((await summary(again)).counts).toMatchObject({ chosen: 0, known: FILES });
  expect(await site.complaints()).toEqual([]);
});
