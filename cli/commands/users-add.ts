import { type Command, oneOf, usageError } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { createUser } from "#core/accounts/create-user.ts";

const MAX_INPUT_BYTES = 10_000;
const NAMED = { name: "users add", usage: "EMAIL --role admin|viewer --password-stdin" };

/**
 * `users add`: an account. The password is read from stdin, because arguments are visible in the list of
 * processes.
 */
export const usersAddCommand: Command = {
  ...NAMED,
  summary: "Adds a user; the password is read from stdin.",
  options: { role: { type: "string" }, "password-stdin": { type: "boolean" } },
  words: [1, 1],
  async run({ words, text, flag, env, output, stdin }) {
    const role = oneOf(NAMED, text("role"), ["admin", "viewer"]);
    if (!role) throw usageError(NAMED, "--role is missing.");
    if (!flag("password-stdin"))
      throw usageError(NAMED, "--password-stdin is missing: a password belongs on stdin.");
    const password = await firstLine(stdin);
    const created = await withSite(env, ({ ctx }) =>
      createUser(ctx, { email: words[0] ?? "", password, role }),
    );
    const user = { id: created.id, email: created.email, role: created.role };
    output.answer(user, ({ email }) => `${email} can sign in (${role}).`);
    return EXIT.ok;
  },
};

async function firstLine(stdin: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const piece of stdin) {
    text += String(piece);
    if (text.length > MAX_INPUT_BYTES) throw new CliError(EXIT.usage, "This password is too long.");
  }
  return text.split(/\r?\n/)[0] ?? "";
}
