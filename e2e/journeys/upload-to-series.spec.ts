import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { PART_ADDRESS } from "#e2e/part-address.ts";
import { signIn, visit } from "#e2e/users.ts";

test("an upload named like an episode joins its series by one press, before it ends, or stays a film", async ({
  page,
}) => {
  const episode = await filmClip({ name: "Moss Harbour S01E02", seconds: 2, width: 208, height: 118 });
  const other = await filmClip({ name: "Moss Harbour S01E03", seconds: 2, width: 224, height: 126 });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(PART_ADDRESS, async (route) => {
    await released;
    await route.continue();
  });
  await signIn(page);
  await visit(page, "/admin/upload");
  const choose = (file: string) => page.getByLabel("Videos to upload").setInputFiles(file);
  const first = page.getByRole("listitem", { name: "Moss Harbour S01E02.mp4" });
  const second = page.getByRole("listitem", { name: "Moss Harbour S01E03.mp4" });

  await choose(episode);
  await expect(first).toContainText("This looks like an episode of a new series.");
  await first.getByRole("button", { name: "Add to Moss Harbour, S1 E2" }).click();
  await expect(first).toContainText("Will be added to Moss Harbour, S1 E2.");
  release();
  await expect(first).toContainText("Added to Moss Harbour, S1 E2.");

  await choose(other);
  await expect(second).toContainText("This looks like an episode of Moss Harbour.");
  await second.getByRole("button", { name: "Keep as film" }).click();
  await expect(second.getByRole("button", { name: /Add to/ })).toBeHidden();
  await expect(second.getByRole("link", { name: "View page" })).toBeVisible();

  await first.getByRole("link", { name: "View page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Moss Harbour", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 3, name: "Episode 2" })).toBeVisible();
});

test("files chosen for a series become its next episodes, in the order of their names", async ({ page }) => {
  const first = await filmClip({ name: "Harbour Lights S01E01", seconds: 2, width: 240, height: 136 });
  const files = await Promise.all(
    ["Part 10", "Part 9"].map((name, n) => filmClip({ name, seconds: 2, width: 256 + 16 * n, height: 144 })),
  );
  await signIn(page);
  await visit(page, "/admin/upload");
  await page.getByLabel("Videos to upload").setInputFiles(first);
  const line = page.getByRole("listitem", { name: "Harbour Lights S01E01.mp4" });
  await line.getByRole("button", { name: "Add to Harbour Lights, S1 E1" }).click();
  await expect(line).toContainText("Added to Harbour Lights, S1 E1.");
  const address = await line.getByRole("link", { name: "View page" }).getAttribute("href");
  const seriesId = address?.split("/").at(-1) ?? "";

  await visit(page, `/admin/titles/${seriesId}`);
  await page.getByText("From library").click();
  await page.getByRole("link", { name: "Upload episodes" }).click();
  await expect(page.getByLabel("Add to series")).toHaveValue(seriesId);
  await page.getByLabel("Season").selectOption({ label: "Season 1" });
  await expect(page).toHaveURL(/season=1/);
  await page.getByLabel("Videos to upload").setInputFiles(files);
  for (const [name, number] of [
    ["Part 9.mp4", 2],
    ["Part 10.mp4", 3],
  ] as const)
    await expect(page.getByRole("listitem", { name })).toContainText(
      `Added to Harbour Lights, S1 E${number}.`,
    );
  await page.getByLabel("Add to series").selectOption({ label: "None" });
  await expect(page.getByLabel("Season")).toBeHidden();
  await expect(page).not.toHaveURL(/series=/);
});
