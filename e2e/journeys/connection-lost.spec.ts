import { expect, test } from "#e2e/fixtures.ts";
import { signIn, visit } from "#e2e/users.ts";

test("a page that refreshes itself recovers from a lost connection and from a proxy's own answer", async ({
  page,
  context,
  expectConsole,
}) => {
  // The browser and the router log missing answers and answers of a proxy.
  expectConsole(/Failed to load resource|Failed to fetch|turbo-stream|SyntaxError|ERR_INTERNET_DISCONNECTED/);
  const lost = page.getByRole("heading", { name: "Can't reach the server" });
  await signIn(page);
  await context.addCookies([{ name: "matinee_theme", value: "light", url: process.env.BASE_URL ?? "" }]);
  await visit(page, "/admin");
  const usual = await page.getByRole("heading", { level: 1 }).innerText();
  const back = page.getByRole("heading", { level: 1, name: usual });

  await test.step("the connection is lost", async () => {
    await context.setOffline(true);
    await expect(lost).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText("Error code")).toHaveCount(0);
    await expect(page.locator("html"), "the theme stays as it was").toHaveAttribute("data-theme", "light");
    await context.setOffline(false);
    await expect(back).toBeVisible();
  });

  await test.step("a proxy answers while the site starts again", async () => {
    const badGateway = { status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" };
    await page.route(/\.data/, (route) => route.fulfill(badGateway));
    await expect(lost).toBeVisible({ timeout: 20_000 });
    await page.unroute(/\.data/);
    await expect(back).toBeVisible();
  });
});
