import { z } from "zod";
import { publicProcedure, router } from "#app/trpc/init.ts";
import { addressKey } from "#core/accounts/sign-in/address-key.ts";
import { countTry } from "#core/accounts/sign-in/attempt-limits.ts";
import { emailSchema, newPasswordSchema, profileNameSchema } from "#core/accounts/sign-in/credentials.ts";
import { hasAdmin } from "#core/accounts/users/has-admin.ts";
import { readSiteSettings } from "#core/accounts/site-settings.ts";
import { readResetLink, resetPassword } from "#core/accounts/reset-password.ts";
import { requestReset } from "#core/accounts/request-reset.ts";
import { consumeSetupCode } from "#core/accounts/setup-code.ts";
import { signUp } from "#core/accounts/sign-up.ts";
import { verifySignIn } from "#core/accounts/sign-in/verify-sign-in.ts";
import { fieldMessage } from "#core/messages/field-message.ts";

const signInInput = z.object({
  email: z.string().min(1, fieldMessage("fields.email")).max(254),
  password: z.string().min(1, fieldMessage("fields.password")).max(1_000),
});
const signUpInput = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  name: profileNameSchema.optional(),
});
const resetToken = z.string().max(100);
const setupInput = z.object({ code: z.string().max(100), email: emailSchema, password: newPasswordSchema });

const signedIn = z.object({ userId: z.string() });

/** Accounts and sessions. Signing in, up and setting up start a session; its cookie is sent with the answer. */
export const authRouter = router({
  setupState: publicProcedure
    .output(z.object({ needsSetup: z.boolean(), signUpOpen: z.boolean() }))
    .query(async ({ ctx }) => {
      const [admin, settings] = await Promise.all([hasAdmin(ctx.core.db), readSiteSettings(ctx.core)]);
      return { needsSetup: !admin, signUpOpen: settings.signUpOpen };
    }),
  signIn: publicProcedure
    .input(signInInput)
    .output(signedIn)
    .mutation(async ({ ctx, input }) => {
      const userId = await verifySignIn(ctx.core, { ...input, clientAddress: ctx.clientAddress });
      await ctx.session.start(userId);
      return { userId };
    }),
  signUp: publicProcedure
    .input(signUpInput)
    .output(signedIn)
    .mutation(async ({ ctx, input }) => {
      await countTry(ctx.core, "sign-up-address", addressKey(ctx.clientAddress));
      const user = await signUp(ctx.core, input);
      await ctx.session.start(user.id);
      return { userId: user.id };
    }),
  /** The user whose password a reset link sets; null if the link is invalid. */
  resetLink: publicProcedure
    .input(z.object({ token: resetToken }))
    .output(z.object({ email: z.string() }).nullable())
    .query(({ ctx, input }) => readResetLink(ctx.core, { ...input, clientAddress: ctx.clientAddress })),
  resetPassword: publicProcedure
    .input(z.object({ token: resetToken, newPassword: newPasswordSchema }))
    .output(z.void())
    .mutation(({ ctx, input }) => resetPassword(ctx.core, { ...input, clientAddress: ctx.clientAddress })),
  requestReset: publicProcedure
    .input(z.object({ email: emailSchema }))
    .output(z.void())
    .mutation(({ ctx, input }) => requestReset(ctx.core, { ...input, clientAddress: ctx.clientAddress })),
  signOut: publicProcedure.output(z.void()).mutation(({ ctx }) => ctx.session.end()),
  setup: publicProcedure
    .input(setupInput)
    .output(signedIn)
    .mutation(async ({ ctx, input }) => {
      await countTry(ctx.core, "setup-address", addressKey(ctx.clientAddress));
      const user = await consumeSetupCode(ctx.core, input);
      await ctx.session.start(user.id);
      return { userId: user.id };
    }),
});
