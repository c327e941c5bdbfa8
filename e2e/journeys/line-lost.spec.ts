import { expect, test } from "#e2e/fixtures.ts";
import { signIn, visit } from "#e2e/users.ts";

test("a page that keeps itself fresh survives a moment without a line, and a proxy's own answer", async ({
  page,
  context,
  expectConsole,
}) => {
  // What a browser and the router write down of answers that do not come, or are not ours.
  expectConsole(/Failed to load resource|Failed to fetch|turbo-stream|SyntaxError|ERR_INTERNET_DISCONNECTED/);
  const lost = page.getByRole("heading", { name: "The house does not answer" });
  await signIn(page);
  await context.addCookies([{ name: "matinee_theme", value: "light", url: process.env.BASE_URL ?? "" }]);
  await visit(page, "/admin");
  const usual = await page.getByRole("heading", { level: 1 }).innerText();
  const back = page.getByRole("heading", { level: 1, name: usual });

  await test.step("no line", async () => {
    await context.setOffline(true);
    await expect(lost).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText("We wrote it down")).toHaveCount(0);
    await expect(page.locator("html"), "the lights stay as they were").toHaveAttribute("data-theme", "light");
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
