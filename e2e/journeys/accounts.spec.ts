import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc } from "#e2e/site-client.ts";
import { fillSignIn, signIn, visit } from "#e2e/users.ts";

const NEWCOMER = { email: "newcomer@example.test", password: "moonrise-at-four-twelve" };

test("an account is created where sign-up is open, signed out, and signed in again", async ({
  page,
  baseURL,
  expectConsole,
}) => {
  const admin = await signInByRpc(baseURL ?? process.env.BASE_URL ?? "", SITE_ADMIN);
  const settings = await admin.rpc.admin.settings.query();
  await admin.rpc.admin.saveSettings.mutate({ ...settings, signUpOpen: false });
  await visit(page, "/sign-up");
  await expect(page.getByRole("heading", { name: "Sign-up is closed" })).toBeVisible();

  await admin.rpc.admin.saveSettings.mutate({ ...settings, signUpOpen: true });
  await visit(page, "/sign-up");
  await fillSignIn(page, NEWCOMER);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL("/");

  await page.getByRole("button", { name: /your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);

  expectConsole(/status of 40[01]/);
  await visit(page, "/sign-in");
  await fillSignIn(page, { ...NEWCOMER, password: "not-the-right-one" });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await signIn(page, NEWCOMER);
  await expect(page).toHaveURL("/");
});

test("the form for a new user keeps its values after an error", async ({ page }) => {
  await signIn(page);
  await visit(page, "/admin/users");
  await page.getByLabel("Name").fill("Second projectionist");
  await fillSignIn(page, SITE_ADMIN);
  const role = page.getByLabel("Role");
  await role.selectOption({ label: "Admin" });
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByText(/already/)).toBeVisible();
  await expect(role).toHaveValue("admin");
  await expect(page.getByLabel("Name")).toHaveValue("Second projectionist");

  await page.getByLabel("Email").fill("projectionist@example.test");
  await page.getByRole("button", { name: "Add user" }).click();
  await expect(page.getByText("User added.")).toBeVisible();
  await expect(role).toHaveValue("viewer");
  await expect(page.getByRole("row", { name: /projectionist@example.test/ })).toContainText("Admin");
});
