import { createTransport } from "nodemailer";
import { type Mailer } from "#core/mail/mailer.ts";

/** A server that says nothing for this long is away. */
const TIMEOUT_MS = 20_000;

/** Sends through the server of an smtp:// or smtps:// address, by STARTTLS where the server has it. */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // Our mails have no attachments: neither a file of the server nor another address may get into one.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, from });
    },
  };
}
