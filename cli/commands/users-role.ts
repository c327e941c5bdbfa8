import { type Command, oneOf } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { changeRole } from "#core/accounts/change-role.ts";
import { userIdOf } from "#core/accounts/user-row.ts";

const NAMED = { name: "users role", usage: "EMAIL admin|viewer" };

/** `users role`: gives a user another role. */
export const usersRoleCommand: Command = {
  ...NAMED,
  summary: "Gives a user another role. The only admin keeps the role.",
  options: {},
  words: [2, 2],
  async run({ words: [email = "", word], env, output }) {
    const role = oneOf(NAMED, word, ["admin", "viewer"]) ?? "viewer";
    const user = await withSite(env, async ({ ctx }) => {
      const userId = await userIdOf(ctx, email);
      await changeRole(ctx, { userId, role });
      return { id: userId, role };
    });
    output.answer(user, () => `${email} has the role ${role}.`);
    return EXIT.ok;
  },
};
