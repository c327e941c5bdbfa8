import { command, type Run } from "#cli/command.ts";
import { oneOf } from "#cli/values.ts";
import { withSite } from "#cli/site.ts";
import { ROLES } from "#core/accounts/scopes.ts";
import { changeRole } from "#core/accounts/users/change-role.ts";
import { userIdOf } from "#core/accounts/users/user-row.ts";

/** `users role`: gives a user another role. */
export const usersRoleCommand = (run: Run) =>
  command("role", "EMAIL admin|editor|viewer", "Gives a user another role. The only admin keeps the role.")
    .argument("<EMAIL>")
    .argument("<ROLE>", "", oneOf(ROLES))
    .action(
      run(async ({ env, output }, email, role) => {
        const user = await withSite(env, async ({ ctx }) => {
          const userId = await userIdOf(ctx, email);
          await changeRole(ctx, { userId, role });
          return { id: userId, role };
        });
        output.answer(user, () => `${email} has the role ${role}.`);
      }),
    );
