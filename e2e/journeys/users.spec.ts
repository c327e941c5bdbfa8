import { type Browser, type Page } from "@playwright/test";
import { filmClip } from "#e2e/film-clips.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc } from "#e2e/site-client.ts";
import { fillSignIn, signIn, visit, type Account } from "#e2e/users.ts";

/** Adds a viewer over the RPC. */
async function addUser(name: string): Promise<Account> {
  const account = { email: `${name}@example.test`, password: "moonrise-at-four-twelve" };
  const admin = await signInByRpc(process.env.BASE_URL ?? "", SITE_ADMIN);
  await admin.rpc.admin.addUser.mutate({ ...account, role: "viewer", name });
  return account;
}

/** A page of another browser, signed in there. */
async function pageOf(browser: Browser, account: Account): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, account);
  return page;
}

async function openMenu(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${name}` }).click();
}

test("an admin makes a reset link, and the user chooses a new password with it", async ({
  page,
  browser,
  expectConsole,
}) => {
  const vera = await addUser("Vera");
  const verasPage = await pageOf(browser, vera);
  await signIn(page);
  await visit(page, "/admin/users");
  await openMenu(page, "Vera");
  await page.getByRole("menuitem", { name: "Reset password" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  const field = page.getByLabel("Reset link");
  await expect(field).toBeFocused();
  const link = await field.inputValue();
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("button", { name: "More for Vera" })).toBeFocused();

  expectConsole(/status of 400/);
  const phone = await (await browser.newContext()).newPage();
  await visit(phone, link);
  const password = phone.getByLabel("New password", { exact: true });
  await password.fill("short");
  await phone.getByRole("button", { name: "Change password" }).click();
  await expect(phone.getByRole("alert")).toHaveText(/at least 8 characters/i);
  await expect(password).toBeFocused();
  await password.fill("another-moon-over-the-bay");
  await phone.getByRole("button", { name: "Change password" }).click();
  await expect(phone.getByRole("heading", { name: "Password changed" })).toBeVisible();

  await verasPage.goto("/history");
  await expect(verasPage).toHaveURL(/sign-in/);
  await signIn(phone, { ...vera, password: "another-moon-over-the-bay" });
  await visit(phone, link);
  await expect(phone.getByRole("heading", { name: "This link doesn't work" })).toBeVisible();
});

test("a disabled user is signed out at once, is told why with the right password, and can sign in once enabled", async ({
  page,
  browser,
  expectConsole,
}) => {
  const noor = await addUser("Noor");
  const noorsPage = await pageOf(browser, noor);
  await signIn(page);
  await visit(page, "/admin/users");
  await openMenu(page, "Noor");
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(page.getByRole("row", { name: /Noor/ })).toContainText("Disabled");

  expectConsole(/status of 40[13]/);
  await noorsPage.goto("/");
  await expect(noorsPage).toHaveURL(/sign-in/);
  await visit(noorsPage, "/sign-in");
  await fillSignIn(noorsPage, noor);
  await noorsPage.getByRole("button", { name: "Sign in" }).click();
  await expect(noorsPage.getByRole("alert")).toContainText("disabled");
  await fillSignIn(noorsPage, { ...noor, password: "a guess at it" });
  await noorsPage.getByRole("button", { name: "Sign in" }).click();
  await expect(noorsPage.getByRole("alert")).toContainText("Wrong email or password");

  await openMenu(page, "Noor");
  await page.getByRole("menuitem", { name: "Enable" }).click();
  await expect(page.getByRole("row", { name: /Noor/ })).not.toContainText("Disabled");
  await signIn(noorsPage, noor);
});

test("a removed user can be restored, and a cancelled question keeps the focus", async ({ page }) => {
  await addUser("Otto");
  await signIn(page);
  await visit(page, "/admin/users");
  await openMenu(page, "Otto");
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "More for Otto" })).toBeFocused();
  await openMenu(page, "Otto");
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove user" }).click();
  await expect(page.getByRole("row", { name: /Otto/ })).toBeHidden();
  await page.getByRole("button", { name: "Restore Otto" }).click();
  await expect(page.getByRole("row", { name: /Otto/ })).toBeVisible();
});

test("a viewer on the admin pages gets the site's own page for no access", async ({
  page,
  expectConsole,
}) => {
  const vito = await addUser("Vito");
  expectConsole(/status of 403/);
  await signIn(page, vito);
  for (const address of ["/admin", "/admin/users"]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "You don't have access" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main", exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Vito, your account" })).toBeVisible();
  }
});

test("an editor has the library and uploads of the admin area, and nothing of users and settings", async ({
  page,
  browser,
  expectConsole,
}) => {
  const edda = await addUser("Edda");
  await signIn(page);
  await visit(page, "/admin/users");
  await openMenu(page, "Edda");
  await page.getByRole("menuitem", { name: "Make editor" }).click();
  await expect(page.getByRole("row", { name: /Edda/ })).toContainText("Editor");

  const hers = await pageOf(browser, edda);
  await visit(hers, "/admin");
  await expect(hers).toHaveURL(/\/admin\/titles$/);
  const area = hers.getByRole("navigation", { name: "Admin" });
  await expect(area.getByRole("link")).toHaveText([/^Library/, "Upload"]);
  await area.getByRole("link", { name: "Upload" }).click();
  await hers
    .getByLabel("Videos to upload")
    .setInputFiles(await filmClip({ name: "A Film of Edda", seconds: 2, width: 192, height: 108 }));
  const line = hers.getByRole("listitem", { name: "A Film of Edda.mp4" });
  await line.getByRole("link", { name: "View page" }).click();
  await expect(hers.getByRole("link", { name: "Edit", exact: true })).toBeVisible();
  await expect(hers.getByRole("link", { name: /^Play/ }).first()).toBeVisible();

  expectConsole(/status of 403/);
  for (const address of ["/admin/users", "/admin/settings", "/admin/jobs"])
    expect((await hers.goto(address))?.status()).toBe(403);
});

test("a user changes name and password, and ends another session", async ({
  page,
  browser,
  expectConsole,
}) => {
  const lena = await addUser("Lena");
  const other = await pageOf(browser, lena);
  await signIn(page, lena);
  await page.getByRole("button", { name: "Lena, your account" }).click();
  await page.getByRole("menuitem", { name: "Account" }).click();
  await page.getByLabel("Name").fill("Lena Farrow");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Lena Farrow, your account" })).toBeVisible();

  await page.getByRole("button", { name: /^Sign out Chrom/ }).click();
  await expect(page.getByText("You are not signed in anywhere else.")).toBeVisible();
  await other.goto("/history");
  await expect(other).toHaveURL(/sign-in/);

  expectConsole(/status of 40[03]/);
  const current = page.getByLabel("Current password");
  await current.fill("not the right one");
  await page.getByLabel("New password", { exact: true }).fill("another-moon-over-the-bay");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("alert")).toHaveText("This is not your current password.");
  await expect(current).toBeFocused();
  await current.fill(lena.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText(/Password changed/)).toBeVisible();
  await expect(current).toHaveValue("");
});

test("on a phone the letter of a user stands within the page", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page);
  await visit(page, "/admin/users");
  const letters = page.locator(".table.users .user-initial");
  await expect(letters.first()).toBeVisible();
  for (const letter of await letters.all()) expect((await letter.boundingBox())?.x).toBeGreaterThan(0);
});
