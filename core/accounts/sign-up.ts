import { createUser, type CreatedUser } from "#core/accounts/create-user.ts";
import { readSiteSettings } from "#core/accounts/site-settings.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly name?: string | undefined;
}

/** Makes an account for whoever asks, as a viewer. Throws forbidden while sign-up is closed, conflict, bad_input. */
export async function signUp(ctx: CoreContext, input: SignUp): Promise<CreatedUser> {
  const { signUpOpen } = await readSiteSettings(ctx);
  if (!signUpOpen) {
    throw new DomainError("forbidden", "New accounts are closed here. Ask an admin of this house for one.");
  }
  return createUser(ctx, { ...input, role: "viewer" });
}
