import { z } from "zod";
import { accountProcedure, router } from "#app/trpc/init.ts";
import { changePassword } from "#core/accounts/change-password.ts";
import { newPasswordSchema, profileNameSchema } from "#core/accounts/sign-in/credentials.ts";
import { endSession, endSessions } from "#core/accounts/sessions/end-sessions.ts";
import { listSessions } from "#core/accounts/sessions/list-sessions.ts";
import { renameUser } from "#core/accounts/users/rename-user.ts";
import { listedSessionSchema } from "#core/accounts/schemas.ts";
import { fieldMessage } from "#core/messages/field-message.ts";

const passwordInput = z.object({
  presentPassword: z.string().min(1, fieldMessage("fields.currentPassword")).max(1_000),
  newPassword: newPasswordSchema,
});

/** A user's own account: name, password and sessions. */
export const accountRouter = router({
  rename: accountProcedure
    .input(z.object({ name: profileNameSchema }))
    .output(z.void())
    .mutation(({ ctx, input }) => renameUser(ctx.core, ctx.user.userId, input.name)),
  /** The number of other sessions that ended. */
  changePassword: accountProcedure
    .input(passwordInput)
    .output(z.number())
    .mutation(({ ctx, input }) => {
      const { sessionId } = ctx.principal;
      return changePassword(ctx.core, { ...input, userId: ctx.user.userId, sessionId });
    }),
  sessions: accountProcedure
    .output(z.array(listedSessionSchema))
    .query(({ ctx }) => listSessions(ctx.core, ctx.user.userId, ctx.principal.sessionId)),
  endSession: accountProcedure
    .input(z.object({ name: z.string().max(64) }))
    .output(z.void())
    .mutation(({ ctx, input }) => endSession(ctx.core, ctx.user.userId, input.name)),
  /** The number of sessions that ended. */
  endOtherSessions: accountProcedure
    .output(z.number())
    .mutation(({ ctx }) => endSessions(ctx.core.db, ctx.user.userId, ctx.principal.sessionId)),
});
