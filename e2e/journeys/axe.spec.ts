import { faultsOf } from "#e2e/axe-faults.ts";
import { expect, test } from "#e2e/fixtures.ts";
import { SITE_ADMIN } from "#e2e/site-admin.ts";
import { signInByRpc } from "#e2e/site-client.ts";
import { signIn, visit } from "#e2e/users.ts";

for (const colorScheme of ["dark", "light"] as const)
  test(`axe finds nothing on the pages of users and accounts, ${colorScheme}`, async ({
    page,
    baseURL,
    expectConsole,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const admin = await signInByRpc(baseURL ?? process.env.BASE_URL ?? "", SITE_ADMIN);
    const account = { email: `axe-${colorScheme}@example.test`, password: "moonrise-at-four-twelve" };
    await admin.rpc.admin.addUser.mutate({ ...account, role: "viewer", name: `Axe ${colorScheme}` });
    await visit(page, "/reset/unknown");
    expect(await faultsOf(page), "a link that does not work").toEqual([]);
    await signIn(page);
    await visit(page, "/admin/users");
    expect(await faultsOf(page), "users").toEqual([]);
    for (const item of ["Rename", "Reset password", "Remove"]) {
      await page.getByRole("button", { name: `More for Axe ${colorScheme}` }).click();
      await page.getByRole("menuitem", { name: item }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await faultsOf(page), item).toEqual([]);
      await page.getByRole("button", { name: "Cancel" }).click();
    }
    await visit(page, "/account");
    expect(await faultsOf(page), "account").toEqual([]);
    await page.context().clearCookies();
    expectConsole(/status of 403/);
    await signIn(page, account);
    await visit(page, "/admin");
    expect(await faultsOf(page), "no access").toEqual([]);
  });
