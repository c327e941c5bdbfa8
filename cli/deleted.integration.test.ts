import { afterAll, beforeAll, expect, test } from "vitest";
import { type CliSite, createCliSite } from "#cli/testing/cli-site.ts";
import { newId } from "#core/uuid.ts";

let site: CliSite;
beforeAll(async () => {
  site = await createCliSite();
});
afterAll(() => site.drop());

test("what is deleted is listed, and restored by its id", async () => {
  const { videoId, titleId } = site.sample;
  expect((await site.matinee("deleted")).stdout).toBe("Nothing is deleted.\n");
  const gone = await site.matinee(`delete ${videoId} --yes`);
  expect(gone.stdout).toContain("Hidden now, files deleted after 7 days.");
  const listed = (await site.matinee("deleted --json")).json<object[]>();
  expect(listed).toMatchObject([{ id: titleId, kind: "movie", name: "A sample", canRestore: true }]);
  expect((await site.matinee("deleted")).stdout).toContain(titleId);
  expect(await site.matinee(`restore ${titleId}`)).toMatchObject({
    exitCode: 0,
    stdout: "The title is restored.\n",
  });
  expect((await site.matinee("videos --json")).json<object[]>()).toMatchObject([{ id: videoId }]);
});

test("a video's id restores the title that went with it; what is not deleted is not found", async () => {
  const { videoId } = site.sample;
  await site.matinee(`delete ${videoId} --yes`);
  expect(await site.matinee(`restore ${videoId.toUpperCase()} --json`)).toMatchObject({ exitCode: 0 });
  expect((await site.matinee("deleted --json")).json()).toEqual([]);
  for (const id of [videoId, newId(), "nonsense"]) {
    expect(await site.matinee(`restore ${id}`)).toMatchObject({ exitCode: 4, stdout: "" });
  }
  expect(await site.matinee("restore")).toMatchObject({ exitCode: 2 });
});
