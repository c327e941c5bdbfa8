import { execFileSync } from "node:child_process";
import path from "node:path";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

test("an admin uploads a poster, edits words that save themselves, and edits titles in bulk", async ({
  page,
  baseURL,
}, testInfo) => {
  const url = baseURL ?? process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "catalog-editing", seconds: 4, width: 320, height: 180 });
  const { titleId } = await uploadByRpc(url, client, clip);
  const image = path.join(testInfo.outputPath(), "poster.png");
  execFileSync("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "testsrc=s=600x900", "-frames:v", "1", image]);
  await signIn(page);

  await visit(page, `/admin/titles/${titleId}`);
  await page.getByLabel("Image file for the poster").setInputFiles(image);
  await expect(page.getByText("Poster changed", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Undo" }).last().click();

  await page.getByLabel("Tags").fill("noir, harbour");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByLabel("Age rating").selectOption("12");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Tags")).toHaveValue("noir, harbour");
  await visit(page, `/title/${titleId}`);
  await expect(page.getByText("12+")).toBeVisible();

  await visit(page, "/admin/titles");
  await page.getByLabel("Search").fill("catalog ed");
  await expect(page).toHaveURL(/search=catalog/);
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByLabel("Add genres").fill("Drama");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("1 title changed.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 title restored", { exact: true })).toBeVisible();
});
