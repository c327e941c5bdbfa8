import { type Env } from "#core/config/env.ts";
import { createFolderMailer } from "#core/mail/drivers/folder-mailer.ts";
import { createSmtpMailer } from "#core/mail/drivers/smtp-mailer.ts";
import { type Mailer } from "#core/mail/mailer.ts";

/** The mailer of a site: the server at SMTP_URL, otherwise a folder, where an admin finds what could not be sent. */
export function openMailer(env: Env): Mailer {
  const from = env.MAIL_FROM ?? `Matinee <matinee@${new URL(publicUrl(env)).hostname}>`;
  return env.SMTP_URL ? createSmtpMailer(env.SMTP_URL, from) : createFolderMailer(env, from);
}

/**
 * The address of the site in emails. Never that of a request, which its sender chooses: a link to a foreign site would
 * give it the token.
 */
export function publicUrl(env: Env): string {
  return env.BASE_URL?.replace(/\/$/, "") ?? `http://localhost:${env.PORT}`;
}
