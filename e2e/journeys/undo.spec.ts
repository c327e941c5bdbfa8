import { startJourneySite } from "#e2e/journey-site.ts";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc, type SiteClient, videoByRpc } from "#e2e/site-client.ts";
import { type RunningSite } from "#core/testing/running-site.ts";
import { signIn, visit } from "#e2e/users.ts";

let site: RunningSite;

test.beforeAll(async () => {
  // A site of its own, because its only title is deleted.
  const { email, password } = SITE_ADMIN;
  site = await startJourneySite({ env: { MATINEE_ADMIN_EMAIL: email, MATINEE_ADMIN_PASSWORD: password } });
});

test.afterAll(() => site.remove());

test("a deleted title is restored from its row and, on any other admin page, from the toast", async ({
  browser,
}) => {
  const client = await signInByRpc(site.url, SITE_ADMIN);
  await uploadByRpc(
    site.url,
    client,
    await filmClip({ name: "Only Lamp", seconds: 2, width: 320, height: 180 }),
  );
  await client.rpc.admin.saveSettings.mutate({ signUpOpen: true, viewersMayUpload: true });
  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page);
  await visit(page, "/admin/titles");
  const deleteIt = async () => {
    await page.getByRole("button", { name: "More actions for Only Lamp" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const words = "Only Lamp deleted. Hidden now, files deleted after 7 days.";
    await expect(page.getByRole("cell").getByText(words)).toBeVisible();
    await expect.poll(() => titlesOf(client)).toEqual([]);
  };

  await deleteIt();
  await page.getByRole("button", { name: "Restore: Only Lamp" }).click();
  await expect(page.getByRole("link", { name: "Only Lamp" })).toBeVisible();
  await expect.poll(() => titlesOf(client)).toEqual(["Only Lamp"]);

  for (const adminPage of ["Settings", "Dashboard", "Processing"]) {
    await deleteIt();
    await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: adminPage }).click();
    await expect(page).not.toHaveURL(/titles/);
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    await expect.poll(() => titlesOf(client)).toEqual(["Only Lamp"]);
    await page.getByRole("navigation", { name: "Admin" }).getByRole("link", { name: "Library" }).click();
  }
  expect(await client.rpc.admin.settings.query()).toMatchObject({ signUpOpen: true, viewersMayUpload: true });
});

test("what was removed from Continue watching is put back from the toast, after leaving the page and returning", async ({
  browser,
}) => {
  const client = await signInByRpc(site.url, SITE_ADMIN);
  const clip = await filmClip({ name: "Half Seen", seconds: 8, width: 320, height: 180 });
  const { titleId, playableId, videoId } = await uploadByRpc(site.url, client, clip);
  const stateOf = async () => (await videoByRpc(client, videoId)).state;
  await expect.poll(stateOf, { timeout: 60_000 }).toMatch(/playable|ready/);
  const { playables } = await client.rpc.catalog.title.query({ titleId });
  const versionId = playables[0]?.versions[0]?.id ?? "";
  const position = { positionSeconds: 3, durationSeconds: 8, playerSession: "elsewhere", sequence: 1 };
  await client.rpc.history.save.mutate({ playableId, versionId, ...position });

  const page = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(page);
  await visit(page, "/");
  const main = page.getByRole("navigation", { name: "Main" });
  const remove = page.getByRole("button", { name: "Remove Half Seen from Continue watching" });
  await remove.click();
  await expect(page.getByRole("button", { name: "Undo: Half Seen" })).toBeVisible();
  await main.getByRole("link", { name: "Films" }).click();
  await expect(page).toHaveURL(/films/);
  await main.getByRole("link", { name: "Home" }).click();
  await expect(page.getByRole("region", { name: "New" })).toBeVisible();
  await expect(remove).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(remove).toBeVisible();
});

async function titlesOf({ rpc }: SiteClient): Promise<string[]> {
  return (await rpc.admin.titles.query({})).items.map(({ name }) => name);
}
