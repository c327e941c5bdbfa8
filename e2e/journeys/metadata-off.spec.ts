import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

test("without a key the editor shows nothing of a metadata service, and Settings says how it is turned on", async ({
  page,
  baseURL,
}) => {
  const url = baseURL ?? process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "without-metadata", seconds: 4, width: 320, height: 180 });
  const { titleId } = await uploadByRpc(url, client, clip);
  await signIn(page);
  await visit(page, `/admin/titles/${titleId}`);
  await expect(page.getByRole("button", { name: /^Find/ })).toHaveCount(0);
  await visit(page, "/admin/settings");
  await expect(
    page.getByText("Off. To find facts and artwork on The Movie Database, set METADATA_KEY"),
  ).toBeVisible();
});
