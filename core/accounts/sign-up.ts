import { type CreatedUser } from "#core/accounts/types.ts";
import { createUser } from "#core/accounts/users/create-user.ts";
import { readSiteSettings } from "#core/accounts/site-settings.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
}

/** Creates an account with the role viewer. Throws forbidden while sign-up is closed, conflict, bad_input. */
export async function signUp(ctx: CoreContext, input: SignUp): Promise<CreatedUser> {
  const { signUpOpen } = await readSiteSettings(ctx);
  if (!signUpOpen) {
    throw new DomainError("forbidden", "accounts.signUpClosed");
  }
  return createUser(ctx, { ...input, role: "viewer" });
}
