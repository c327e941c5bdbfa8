import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Page } from "@playwright/test";
import { tempFolder } from "#core/testing/temp-folder.ts";
import { type RunningSite } from "#core/testing/running-site.ts";
import { faultsOf } from "#e2e/axe-faults.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { PlayerPage } from "#e2e/player-page.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signIn, visit } from "#e2e/users.ts";

const ADMIN = { MATINEE_ADMIN_EMAIL: SITE_ADMIN.email, MATINEE_ADMIN_PASSWORD: SITE_ADMIN.password };

let site: RunningSite;
let root: string;
test.beforeAll(async () => {
  root = tempFolder("library");
  site = await startJourneySite({ env: { ...ADMIN, MATINEE_IMPORT_ROOTS: root } });
});
test.afterAll(() => site.remove());

/** Puts a film of its own content at a path below the library. */
async function putFilm(name: string, seconds: number): Promise<void> {
  const clip = await filmClip({ name: path.basename(name, ".mp4"), seconds, width: 320, height: 180 });
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  copyFileSync(clip, path.join(root, name));
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

test("a folder is chosen, its matches corrected, its films imported and played; again there is nothing new", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await putFilm("films/Hrbour Lights.mp4", 6);
  await putFilm("films/Not this one (2003).mp4", 2);
  await putFilm("films/tape seven.mp4", 3);
  writeFileSync(path.join(root, "films", "Broken (2001).mp4"), "text");
  await signIn(page);

  await visit(page, "/admin/import");
  await page.getByRole("link", { name: root, exact: true }).click();
  await page.getByRole("link", { name: "films", exact: true }).click();
  await expect(page.getByLabel("Folder on the server")).toHaveValue(path.join(root, "films"));
  expect(await faultsOf(page), "choosing a folder").toEqual([]);
  await page.getByRole("button", { name: "Scan folder" }).click();
  await expect(heading(page, "3 films to import")).toBeVisible();
  await expect(page.getByRole("row", { name: /^Broken/ })).toContainText("This file is text, not a video.");
  expect(await faultsOf(page), "the table of matches").toEqual([]);

  await page.getByRole("checkbox", { name: /^Not this one/ }).press("Space");
  await expect(heading(page, "2 films to import")).toBeVisible();
  await page.getByLabel("Title of Hrbour Lights.mp4").fill("Harbour Lights");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Year of Hrbour Lights.mp4")).toBeFocused();
  await page.keyboard.type("1999");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("row", { name: /Hrbour Lights/ })).toContainText("To import, corrected");
  const isTape = "tape seven.mp4";
  await page.getByLabel(`Type of ${isTape}`).selectOption("Episode");
  await expect(page.getByRole("alert")).toContainText("tape seven.mp4 has no episode number in its name.");
  await page.getByLabel(`Title of ${isTape}`).fill("The Tapes");
  await page.getByLabel(`Season of ${isTape}`).fill("2");
  await page.getByLabel(`Episode of ${isTape}`).fill("7");
  await page.getByLabel(`Episode of ${isTape}`).blur();
  await expect(heading(page, "1 film and 1 episode to import")).toBeVisible();
  await expect(page.getByText(/Encoding takes about .* of one processor core/)).toBeVisible();
  await expect(page.getByText(/^Needs about .* never changed or deleted/)).toBeVisible();

  await page.getByRole("button", { name: "Import 2 files" }).click();
  await expect(heading(page, "2 videos imported")).toBeVisible();
  await expect(page.getByRole("row", { name: /^tape seven/ })).toContainText("The Tapes");
  await page.getByRole("link", { name: "Show only problems (1)" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  expect(await faultsOf(page), "the result").toEqual([]);
  await page.getByRole("link", { name: "Show all files" }).click();

  await page.getByRole("link", { name: "Harbour Lights" }).click();
  await expect(heading(page, "Harbour Lights")).toBeVisible();
  await page.getByRole("link", { name: /^Play/ }).click({ timeout: 60_000 });
  await new PlayerPage(page).is("playing");

  await visit(page, "/admin/import");
  await page
    .getByRole("link", { name: path.join(root, "films") })
    .first()
    .click();
  await page.getByRole("button", { name: "Scan again" }).click();
  await expect(heading(page, "1 film to import")).toBeVisible();
  await page.getByRole("checkbox", { name: /^Not this one/ }).uncheck();
  await expect(heading(page, "Nothing new to import")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import \d/ })).toBeHidden();
});

test("a folder outside, an empty one, and one that a link leads to are told in words", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page);
  mkdirSync(path.join(root, "empty"));
  await visit(page, "/admin/import?at=/etc");
  await expect(page.getByRole("alert")).toContainText("Imports from this folder are not allowed.");
  await expect(page.getByRole("link", { name: root, exact: true })).toBeVisible();
  await page.getByLabel("Folder on the server").fill(`${root}/../..`);
  await page.getByRole("button", { name: "Scan folder" }).click();
  await expect(page.getByLabel("Folder on the server")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("Imports from this folder are not allowed.");
  await page.getByLabel("Folder on the server").fill(`${root}/empty`);
  await page.keyboard.press("Enter");
  await expect(heading(page, "No videos found")).toBeVisible();
});

test("a folder is watched, with what its last scan found, and removing it can be undone", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  const folder = path.join(root, "inbox");
  mkdirSync(folder);
  await signIn(page);
  await visit(page, `/admin/import?at=${encodeURIComponent(folder)}`);
  await expect(page.getByLabel("Folder to watch")).toHaveValue(folder);
  await page.getByRole("button", { name: "Watch folder" }).click();
  const line = page.getByRole("region", { name: "Watched folders" }).getByRole("listitem");
  await expect(line).toContainText("Scanned just now: 0 videos imported", { timeout: 30_000 });
  expect(await faultsOf(page), "watched folders").toEqual([]);
  await page.getByRole("button", { name: "Watch folder" }).click();
  await expect(page.getByRole("alert")).toContainText("This folder is watched already.");
  await putFilm("inbox/Evening Tide (2004).mp4", 4);
  await line.getByRole("button", { name: `Stop watching ${folder}` }).click();
  await expect(line).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(line).toContainText("1 waiting until copied completely", { timeout: 30_000 });
});

test("a site that allows no folder says how to allow one", async ({ page }) => {
  await signIn(page);
  await visit(page, "/admin/import");
  await expect(page.getByRole("heading", { name: "No folders to import from" })).toBeVisible();
  await expect(page.getByText("MATINEE_IMPORT_ROOTS=/mnt/films:/mnt/series")).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});
