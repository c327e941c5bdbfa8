import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

test("forms say what is wrong in our words, beside the field, and the first wrong one has the focus", async ({
  page,
  expectConsole,
}) => {
  expectConsole(/status of 400/);
  await visit(page, "/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveCount(2);
  const email = page.getByLabel("Email");
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/email/i);

  await signIn(page);
  await visit(page, "/admin/users");
  await page.getByLabel("Email").fill("no address");
  await page.getByLabel("Password", { exact: true }).fill("long enough to do");
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");

  await visit(page, "/admin/settings");
  const days = page.getByLabel("Keep unfinished uploads");
  await days.fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(days).toBeFocused();
  await expect(days).toHaveAccessibleDescription(/whole number/);
});

test("cancelling an upload leaves the focus in the list, and the last one leaves it on the page", async ({
  page,
  baseURL,
}) => {
  const admin = await signInByRpc(baseURL ?? process.env.BASE_URL ?? "", SITE_ADMIN);
  // The first bytes of an MP4 file.
  const firstBytesBase64 = Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1").toString("base64");
  for (const name of ["one", "two"]) {
    const fileName = `cancelled-${name}.mp4`;
    await admin.rpc.uploads.create.mutate({
      fileName,
      sizeBytes: 1_000,
      fingerprint: fileName,
      firstBytesBase64,
    });
  }
  await signIn(page);
  await visit(page, "/admin/upload");
  const cancel = (name: string) =>
    page.getByRole("button", { name: `Cancel upload of cancelled-${name}.mp4` });
  await expect(cancel("one")).toBeVisible();
  const names = (await cancel("one").evaluate((button) =>
    [...(button.closest("ul")?.querySelectorAll("button") ?? [])].map((one) =>
      one.getAttribute("aria-label"),
    ),
  )) as string[];
  const [first = "", second = ""] = names;
  await page.getByRole("button", { name: first }).press("Enter");
  await expect(page.getByRole("button", { name: second })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: second })).toBeHidden();
  await expect(page.getByRole("main")).toBeFocused();
});
