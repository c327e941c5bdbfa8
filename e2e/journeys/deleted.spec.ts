import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc, uploadByRpc } from "#e2e/site-client.ts";
import { siteCli } from "#e2e/site-cli.ts";
import { signIn, visit } from "#e2e/users.ts";

test("what was deleted is found again in the library, restored, and deleted for good once confirmed", async ({
  page,
  dataDir,
}) => {
  const url = process.env.BASE_URL ?? "";
  const client = await signInByRpc(url, SITE_ADMIN);
  const clip = await filmClip({ name: "Lost Anchor", seconds: 2, width: 320, height: 180 });
  const { titleId } = await uploadByRpc(url, client, clip);
  await client.rpc.admin.deleteTitle.mutate({ titleId });
  const isListed = async () =>
    (await client.rpc.admin.titles.query({})).items.some(({ id }) => id === titleId);

  await signIn(page);
  await visit(page, "/admin/titles");
  await page.getByRole("link", { name: "Deleted" }).click();
  const line = page.getByRole("row", { name: /^Lost Anchor/ });
  await expect(line).toContainText("Film");
  await expect(line).toContainText("in 7 days");
  await line.getByRole("button", { name: "Restore Lost Anchor" }).click();
  await expect(page.getByText("Lost Anchor restored", { exact: true }).first()).toBeVisible();
  await expect(line).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Deleted" })).toBeFocused();
  expect(await isListed()).toBe(true);

  await client.rpc.admin.deleteTitle.mutate({ titleId });
  const deleted = await siteCli<{ id: string; canRestore: boolean }[]>(dataDir, ["deleted"]);
  expect(deleted.find(({ id }) => id === titleId)).toMatchObject({ canRestore: true });
  expect(await siteCli(dataDir, ["restore", titleId])).toEqual({ id: titleId, kind: "title" });
  expect(await isListed()).toBe(true);

  await client.rpc.admin.deleteTitle.mutate({ titleId });
  await visit(page, "/admin/titles/deleted");
  await line.getByRole("button", { name: "Delete Lost Anchor now" }).click();
  const question = page.getByRole("dialog", { name: "Delete Lost Anchor now?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(line.getByRole("button", { name: "Delete Lost Anchor now" })).toBeFocused();
  await page.keyboard.press("Enter");
  await question.getByRole("button", { name: "Delete now" }).click();
  await expect(line.getByRole("button")).toHaveCount(0);
  const left = async () => (await client.rpc.admin.deleted.query({})).items.map(({ id }) => id);
  await expect.poll(left, { timeout: 30_000 }).not.toContain(titleId);
  await expect(line).toBeHidden({ timeout: 30_000 });
});
