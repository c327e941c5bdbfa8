import { z } from "zod";
import { ROLES } from "#core/accounts/scopes.ts";
import { usersProcedure } from "#app/trpc/init.ts";
import { changeRole } from "#core/accounts/users/change-role.ts";
import { createUser } from "#core/accounts/users/create-user.ts";
import { emailSchema, newPasswordSchema, profileNameSchema } from "#core/accounts/sign-in/credentials.ts";
import { disableUser, enableUser } from "#core/accounts/users/disable-user.ts";
import { listUsers } from "#core/accounts/users/list-users.ts";
import { removeUser, restoreUser } from "#core/accounts/users/remove-user.ts";
import { renameUser } from "#core/accounts/users/rename-user.ts";
import { createResetLink } from "#core/accounts/reset-link.ts";
import { createdUserSchema, listedUserSchema, resetLinkSchema } from "#core/accounts/schemas.ts";

const role = z.enum(ROLES);
const newUser = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  role,
  name: profileNameSchema.optional(),
});
const userId = z.object({ userId: z.uuid() });
const byUser = usersProcedure.input(userId);

/** Managing users. Part of the admin router. */
export const usersProcedures = {
  users: usersProcedure.output(z.array(listedUserSchema)).query(({ ctx }) => listUsers(ctx.core)),
  addUser: usersProcedure
    .input(newUser)
    .output(createdUserSchema)
    .mutation(({ ctx, input }) => createUser(ctx.core, input)),
  renameUser: usersProcedure
    .input(userId.extend({ name: profileNameSchema }))
    .output(z.void())
    .mutation(({ ctx, input }) => renameUser(ctx.core, input.userId, input.name)),
  changeRole: usersProcedure
    .input(userId.extend({ role }))
    .output(z.void())
    .mutation(({ ctx, input }) => changeRole(ctx.core, input)),
  disableUser: byUser
    .output(z.void())
    .mutation(({ ctx, input }) => disableUser(ctx.core, { ...input, byUserId: ctx.user.userId })),
  enableUser: byUser.output(z.void()).mutation(({ ctx, input }) => enableUser(ctx.core, input.userId)),
  removeUser: byUser
    .output(z.void())
    .mutation(({ ctx, input }) => removeUser(ctx.core, { ...input, byUserId: ctx.user.userId })),
  restoreUser: byUser.output(z.void()).mutation(({ ctx, input }) => restoreUser(ctx.core, input.userId)),
  /** The link can be read only this once. */
  createResetLink: byUser
    .output(resetLinkSchema)
    .mutation(({ ctx, input }) => createResetLink(ctx.core, input.userId)),
};
