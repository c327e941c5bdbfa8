import { expect, test } from "#e2e/fixtures.ts";
import { startJourneySite } from "#e2e/journey-site.ts";
import { fillSignIn, visit } from "#e2e/users.ts";
import { openSmtpInbox, textOfMail, type SmtpInbox } from "#core/mail/testing/smtp-inbox.ts";
import { type RunningSite } from "#core/testing/running-site.ts";

const account = { email: "vera@example.test", password: "correct-horse-battery" };
let inbox: SmtpInbox;
let site: RunningSite;
test.beforeAll(async () => {
  inbox = await openSmtpInbox();
  const admin = { MATINEE_ADMIN_EMAIL: account.email, MATINEE_ADMIN_PASSWORD: account.password };
  site = await startJourneySite({ env: { ...admin, SMTP_URL: inbox.url, MAIL_FROM: "films@example.org" } });
});
test.afterAll(async () => {
  await site.remove();
  await inbox.close();
});

test("a user who forgot the password gets a mail, chooses a new one, and is signed out everywhere else", async ({
  page,
  browser,
}) => {
  const elsewhere = await (await browser.newContext({ baseURL: site.url })).newPage();
  await elsewhere.goto(`${site.url}/sign-in`);
  await fillSignIn(elsewhere, account);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere).not.toHaveURL(/sign-in/);

  await visit(page, `${site.url}/sign-in`);
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await page.getByLabel("Email").fill("nobody@example.test");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

  const arrived = inbox.next();
  await visit(page, `${site.url}/forgot-password`);
  await page.getByLabel("Email").fill("Vera@Example.test");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText("If Vera@Example.test has an account here")).toBeVisible();
  const mail = textOfMail(await arrived);
  expect(inbox.messages).toHaveLength(1);
  const path = /\/reset\/[\w-]+/.exec(mail)?.[0] ?? "";

  await visit(page, `${site.url}${path}`);
  await page.getByLabel("New password", { exact: true }).fill("another-moon-over-the-bay");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("heading", { name: "Password changed" })).toBeVisible();
  await elsewhere.goto(`${site.url}/history`);
  await expect(elsewhere).toHaveURL(/sign-in/);
  await page.goto(`${site.url}/sign-in`);
  await fillSignIn(page, { ...account, password: "another-moon-over-the-bay" });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});
