import { command, type Run } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { table } from "#cli/output.ts";
import { listUsers } from "#core/accounts/users/list-users.ts";

/** `users list`: every user, disabled and removed ones too. */
export const usersListCommand = (run: Run) =>
  command("list", "", "Lists all users, disabled and removed ones too.").action(
    run(async ({ env, output }) => {
      const users = await withSite(env, ({ ctx }) => listUsers(ctx));
      const rows = users.map(({ id, email, name, role, state, createdAt, lastSeenAt }) => {
        return { id, email, name, role, state, createdAt, lastSeenAt };
      });
      output.answer(rows, (list) =>
        table(
          ["EMAIL", "NAME", "ROLE", "STATE", "JOINED", "LAST SEEN"],
          list.map((user) => [
            user.email,
            user.name,
            user.role,
            user.state,
            user.createdAt.toISOString(),
            user.lastSeenAt?.toISOString() ?? "never",
          ]),
          "There are no users.",
        ),
      );
    }),
  );
