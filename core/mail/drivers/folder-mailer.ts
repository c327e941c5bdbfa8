import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { createTransport } from "nodemailer";
import { type Env } from "#core/config/env.ts";
import { PRIVATE_FILE_MODE, PRIVATE_FOLDER_MODE } from "#core/config/private-modes.ts";
import { type Mailer } from "#core/mail/mailer.ts";
import { newId } from "#core/uuid.ts";

const ENDING = ".eml";

/** The folder of emails that were not sent, for want of a server. */
export const mailFolderOf = (env: Env): string => path.resolve(env.MATINEE_DATA_DIR, "mail");

/** Writes emails as .eml files, which mail programs open. Only the site's own user can read them: they hold tokens. */
export function createFolderMailer(env: Env, from: string): Mailer {
  const folder = mailFolderOf(env);
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(mail) {
      const { message } = await transport.sendMail({ ...mail, from });
      if (!Buffer.isBuffer(message)) throw new Error("An email was not rendered.");
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
      const target = path.join(folder, `${newId()}${ENDING}`);
      await writeFile(`${target}.tmp`, message, { mode: PRIVATE_FILE_MODE });
      await rename(`${target}.tmp`, target);
    },
  };
}

/** How many emails lie in the folder. */
export async function countUnsentMails(env: Env): Promise<number> {
  const names = await readdir(mailFolderOf(env)).catch(() => []);
  return names.filter((name) => name.endsWith(ENDING)).length;
}
