import { complaintsOf } from "#core/testing/site-complaints.ts";
import { runBuiltCommand } from "#core/testing/built-command.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { fullStore, PART_ADDRESS } from "#e2e/part-address.ts";
import { signIn, visit } from "#e2e/users.ts";

/** The test of the server on a disk that is really full is app/server/full-disk-upload.fault.test.ts. */
test(
  "a disk that fills during an upload is reported at once, and the upload resumes later",
  { tag: "@storage" },
  async ({ page, dataDir, expectConsole }) => {
    const clip = await filmClip({ name: "High Water", seconds: 2, width: 320, height: 180 });
    const { answer, words } = fullStore();
    expectConsole(/status of 50[37]|^\[Uppy\].* is full/);
    await signIn(page);
    await visit(page, "/admin/upload");
    await page.route(PART_ADDRESS, (route) => route.fulfill(answer));
    await page.getByLabel("Videos to upload").setInputFiles(clip);
    await expect(page.getByText(words)).toBeVisible({ timeout: 5_000 });

    await page.unroute(PART_ADDRESS);
    await page.getByRole("button", { name: "Retry High Water.mp4" }).click();
    await expect(page.getByRole("link", { name: "Watch", exact: true })).toBeVisible({ timeout: 60_000 });
    const shown = [await page.content()];
    const matinee = (...words: string[]) => runBuiltCommand(words, { dataDir });
    expect(await complaintsOf({ matinee, shown: () => shown })).toEqual([]);
  },
);
