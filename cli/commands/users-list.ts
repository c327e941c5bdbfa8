import { type Command } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { table } from "#cli/output.ts";
import { listUsers } from "#core/accounts/list-users.ts";

/** `users list`: everybody with an account. */
export const usersListCommand: Command = {
  name: "users list",
  usage: "",
  summary: "Lists all users.",
  options: {},
  words: [0, 0],
  async run({ env, output }) {
    const users = await withSite(env, ({ ctx }) => listUsers(ctx));
    const rows = users.map(({ id, email, role, createdAt }) => ({ id, email, role, createdAt }));
    output.answer(rows, (list) =>
      table(
        ["EMAIL", "ROLE", "SINCE"],
        list.map((user) => [user.email, user.role, user.createdAt.toISOString()]),
        "There are no users.",
      ),
    );
    return EXIT.ok;
  },
};
