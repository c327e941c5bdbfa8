import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { HOUSE_ADMIN } from "#e2e/house-admin.ts";
import { signInByRpc, uploadByRpc, type HouseClient } from "#e2e/house-client.ts";
import { startHouse, type RunningHouse } from "#core/testing/running-house.ts";
import { signIn, visit } from "#e2e/people.ts";

let house: RunningHouse;

test.beforeAll(async () => {
  // One of its own: its only title is deleted.
  const { email, password } = HOUSE_ADMIN;
  house = await startHouse({ env: { MATINEE_ADMIN_EMAIL: email, MATINEE_ADMIN_PASSWORD: password } });
});

test.afterAll(() => house.remove());

test("a deleted title is put back from its line and, on any other desk, from the toast", async ({
  browser,
}) => {
  const client = await signInByRpc(house.url, HOUSE_ADMIN);
  await uploadByRpc(
    house.url,
    client,
    await filmClip({ name: "Only Lamp", seconds: 2, width: 320, height: 180 }),
  );
  await client.rpc.admin.saveSettings.mutate({ signUpOpen: true, viewersMayUpload: true });
  const page = await (await browser.newContext({ baseURL: house.url })).newPage();
  await signIn(page);
  await visit(page, "/admin/titles");
  const deleteIt = async () => {
    await page.getByRole("button", { name: "More for Only Lamp" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByText("Only Lamp is deleted.")).toBeVisible();
    await expect.poll(() => titlesOf(client)).toEqual([]);
  };

  await deleteIt();
  await page.getByRole("button", { name: "Put it back: Only Lamp" }).click();
  await expect(page.getByRole("link", { name: "Only Lamp" })).toBeVisible();
  await expect.poll(() => titlesOf(client)).toEqual(["Only Lamp"]);

  for (const desk of ["Settings", "Now", "Jobs"]) {
    await deleteIt();
    await page.getByRole("navigation", { name: "Booth" }).getByRole("link", { name: desk }).click();
    await expect(page).not.toHaveURL(/titles/);
    await page.getByRole("button", { name: "Put it back", exact: true }).click();
    await expect.poll(() => titlesOf(client)).toEqual(["Only Lamp"]);
    await page.getByRole("navigation", { name: "Booth" }).getByRole("link", { name: "Titles" }).click();
  }
  expect(await client.rpc.admin.settings.query()).toMatchObject({ signUpOpen: true, viewersMayUpload: true });
});

async function titlesOf({ rpc }: HouseClient): Promise<string[]> {
  return (await rpc.admin.titles.query({})).items.map(({ name }) => name);
}
