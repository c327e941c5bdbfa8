import { expect, test } from "#e2e/fixtures.ts";
import { visit } from "#e2e/users.ts";

test("the theme follows the system, also while it changes, until one is chosen", async ({ page }) => {
  const html = page.locator("html");
  const choose = (name: string) => page.getByRole("group", { name: "Theme" }).getByRole("button", { name });
  await page.emulateMedia({ colorScheme: "dark" });
  await visit(page, "/sign-in");
  await expect(choose("System")).toHaveAttribute("aria-pressed", "true");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await expect(html).toHaveAttribute("data-theme", "light");

  await choose("Dark").click();
  await expect(choose("Dark")).toHaveAttribute("aria-pressed", "true");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await visit(page, "/sign-in");
  await expect(html).toHaveAttribute("data-theme", "dark");

  await choose("System").click();
  await expect(html).toHaveAttribute("data-theme", "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(html).toHaveAttribute("data-theme", "dark");
});
