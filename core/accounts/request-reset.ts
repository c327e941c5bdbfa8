import { and, eq } from "drizzle-orm";
import { createResetLink, MAILED_LIFE_MINUTES } from "#core/accounts/reset-link.ts";
import { addressKey } from "#core/accounts/sign-in/address-key.ts";
import { countTry } from "#core/accounts/sign-in/attempt-limits.ts";
import { isActiveUser } from "#core/accounts/users/active-users.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { enqueue } from "#core/jobs/enqueue.ts";
import { type Mailer } from "#core/mail/mailer.ts";
import { openMailer, publicUrl } from "#core/mail/open-mailer.ts";
import { renderMail } from "#core/mail/render-mail.ts";
import { users } from "#db/schema/users.ts";

export interface ResetRequest {
  readonly email: string;
  readonly clientAddress: string;
}

/**
 * Takes the request of a user who forgot the password. It does the same for every email, so that its answer does not
 * tell which ones have an account: a job looks that up. More requests for one email than its limit come to nothing.
 * Throws rate_limited after too many requests of an address.
 */
export async function requestReset(ctx: CoreContext, { email, clientAddress }: ResetRequest): Promise<void> {
  await countTry(ctx, "reset-mail-address", addressKey(clientAddress));
  try {
    await countTry(ctx, "reset-mail-account", email);
  } catch (error) {
    if (error instanceof DomainError && error.code === "rate_limited") return;
    throw error;
  }
  await enqueue(ctx.db, "send-reset-mail", { email });
}

/**
 * Sends the mail with a new link, if the email has an account that may sign in. The link is made here and not with the
 * request, so that no row holds it. Throws where the mail could not be sent.
 */
export async function sendResetMail(
  ctx: CoreContext,
  email: string,
  mailer: Mailer = openMailer(ctx.env),
): Promise<"sent" | "no account"> {
  const [user] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), isActiveUser));
  if (!user) return "no account";
  const { path } = await createResetLink(ctx, user.id, MAILED_LIFE_MINUTES);
  const mail = renderMail(email, {
    subject: "Choose a new password for Matinee",
    before: ["You asked for a new password for your Matinee account."],
    action: { words: "Choose a new password", url: `${publicUrl(ctx.env)}${path}` },
    after: [
      `The link works once, and for ${MAILED_LIFE_MINUTES} minutes.`,
      "If you did not ask for it, ignore this mail: your password stays as it is.",
    ],
  });
  await mailer.send(mail);
  return "sent";
}
