import { expect, type Page } from "@playwright/test";
import { SITE_ADMIN } from "#e2e/site-admin.ts";

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Opens an address of the site and waits until its script answers. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("html")).toHaveAttribute("data-hydrated", "true");
}

/** Fills in email and password on the forms of setup, sign-in, sign-up and users. */
export async function fillSignIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
}

/** Signs in by the form, as the site's admin by default. */
export async function signIn(page: Page, account: Account = SITE_ADMIN): Promise<void> {
  await visit(page, "/sign-in");
  await fillSignIn(page, account);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}
