import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { PART_ADDRESS } from "#e2e/part-address.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { fillSignIn, signIn, visit } from "#e2e/users.ts";

test("an upload survives other pages and an undone cancel, asks before the page closes, and ends with signing out", async ({
  page,
}) => {
  await signIn(page);
  await visit(page, "/admin/upload");
  // Its upload parts get no answer during the journey.
  await page.route(PART_ADDRESS, () => undefined);
  const clip = await filmClip({ name: "Paper Kayak", seconds: 2, width: 320, height: 180 });
  await page.getByLabel("Videos to upload").setInputFiles(clip);
  const uploadPage = page.getByRole("link", { name: "Upload", exact: true });
  const line = page.getByRole("listitem", { name: "Paper Kayak.mp4" });
  const cancel = page.getByRole("button", { name: "Cancel Paper Kayak.mp4" });
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await expect(cancel).toBeVisible();

  await cancel.click();
  await expect(line).toBeHidden();
  await undo.click();
  await expect(cancel).toBeVisible();
  await expect(line).toHaveCount(1);

  await page.getByRole("link", { name: "Library" }).click();
  await expect(page).toHaveURL(/titles/);
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();

  await page.getByRole("link", { name: "Back to Matinee" }).click();
  await page.getByRole("button", { name: /your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  // The document is the same; its scripts were not loaded again.
  await fillSignIn(page, SITE_ADMIN);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: /your account/ }).click();
  await page.getByRole("menuitem", { name: "Upload videos" }).click();
  await expect(uploadPage).toHaveAttribute("aria-current", "page");
  // It is not in the list any more; the server keeps its data, so that it can be resumed.
  await expect(page.getByRole("heading", { name: "Unfinished uploads" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Uploads", exact: true })).toBeHidden();

  const drop = page.getByRole("button", { name: "Cancel upload of Paper Kayak.mp4" });
  await drop.click();
  await expect(line).toBeHidden();
  await undo.click();
  await expect(line).toBeVisible();
});
