import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readEnv } from "#core/config/env.ts";
import { countUnsentMails, mailFolderOf } from "#core/mail/drivers/folder-mailer.ts";
import { openMailer } from "#core/mail/open-mailer.ts";
import { renderMail } from "#core/mail/render-mail.ts";
import { openSmtpInbox, textOfMail, type SmtpInbox } from "#core/mail/testing/smtp-inbox.ts";
import { tempFolder } from "#core/testing/temp-folder.ts";

const mail = renderMail("vera@example.test", {
  subject: "A subject — with ∆",
  before: ["<b>Not bold</b> & so on."],
  action: { words: "Open it", url: "https://films.example.org/reset/abc?x=1&y=2" },
  after: ["Bye."],
});

let inbox: SmtpInbox | null = null;
afterEach(() => inbox?.close());

/** Each driver: its settings, and the messages that it delivered. */
const drivers = {
  async smtp() {
    const open = (inbox = await openSmtpInbox());
    const env = readEnv({ NODE_ENV: "test", SMTP_URL: open.url, BASE_URL: "https://films.example.org" });
    return { env, delivered: () => Promise.resolve(open.messages) };
  },
  folder() {
    const env = readEnv({
      ...{ NODE_ENV: "test", MATINEE_DATA_DIR: tempFolder("mail"), BASE_URL: "https://films.example.org" },
    });
    const folder = mailFolderOf(env);
    const delivered = async () =>
      Promise.all((await readdir(folder)).map((name) => readFile(path.join(folder, name), "utf8")));
    return Promise.resolve({ env, delivered });
  },
};

describe.each(["smtp", "folder"] as const)("mailer contract: %s", (name) => {
  it("delivers text and HTML, from the site's own host, with nothing of the words taken for markup", async () => {
    const { env, delivered } = await drivers[name]();
    await openMailer(env).send(mail);
    const [message = ""] = await delivered();
    expect(message).toMatch(/^From: Matinee <matinee@films\.example\.org>\r?$/m);
    expect(message).toMatch(/^To: vera@example\.test\r?$/m);
    expect(message).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(message).toContain("Content-Type: text/html");
    expect(message).toContain("&lt;b&gt;Not bold&lt;/b&gt; &amp; so on.");
    expect(textOfMail(message)).toContain("https://films.example.org/reset/abc?x=1&y=2");
  });

  it("takes the sender of MAIL_FROM, and many mails one after the other", async () => {
    const { env, delivered } = await drivers[name]();
    const mailer = openMailer({ ...env, MAIL_FROM: "Films at home <films@example.org>" });
    for (let n = 0; n < 3; n += 1) await mailer.send(mail);
    const messages = await delivered();
    expect(messages).toHaveLength(3);
    for (const message of messages) expect(message).toContain("From: Films at home <films@example.org>");
  });
});

it("throws while the server is away", async () => {
  const { env } = await drivers.smtp();
  await inbox?.close();
  inbox = null;
  await expect(openMailer(env).send(mail)).rejects.toThrow(/ECONNREFUSED/);
});

it("leaves mails in the folder to the site's own user, and counts them", async () => {
  const { env } = await drivers.folder();
  expect(await countUnsentMails(env)).toBe(0);
  await openMailer(env).send(mail);
  expect(await countUnsentMails(env)).toBe(1);
  const folder = mailFolderOf(env);
  const [file = ""] = await readdir(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(path.join(folder, file))).mode & 0o777).toBe(0o600);
});
