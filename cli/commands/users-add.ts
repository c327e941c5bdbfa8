import { command, type Run, usageError } from "#cli/command.ts";
import { oneOf } from "#cli/values.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { ROLES } from "#core/accounts/scopes.ts";
import { createUser } from "#core/accounts/users/create-user.ts";

const MAX_INPUT_BYTES = 10_000;

/**
 * `users add`: an account. The password is read from stdin, because arguments are visible in the list of
 * processes.
 */
export const usersAddCommand = (run: Run) =>
  command(
    "add",
    "EMAIL --role admin|editor|viewer --password-stdin",
    "Adds a user; the password is read from stdin.",
  )
    .argument("<EMAIL>")
    .option("--role <ROLE>", "", oneOf(ROLES))
    .option("--password-stdin")
    .action(
      run(async ({ env, output, stdin }, email, { role, passwordStdin }, command) => {
        if (!role) throw usageError(command, "--role is missing.");
        if (!passwordStdin)
          throw usageError(command, "--password-stdin is missing: a password belongs on stdin.");
        const password = await firstLine(stdin);
        const created = await withSite(env, ({ ctx }) => createUser(ctx, { email, password, role }));
        const user = { id: created.id, email: created.email, role: created.role };
        output.answer(user, ({ email }) => `${email} can sign in (${role}).`);
      }),
    );

async function firstLine(stdin: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const piece of stdin) {
    text += String(piece);
    if (text.length > MAX_INPUT_BYTES) throw new CliError(EXIT.usage, "This password is too long.");
  }
  return text.split(/\r?\n/)[0] ?? "";
}
