import { type CreatedUser } from "#core/accounts/types.ts";
import { emailSchema, newPasswordSchema, profileNameSchema } from "#core/accounts/sign-in/credentials.ts";
import { hashPassword } from "#core/accounts/sign-in/password.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { readFieldMessage } from "#core/messages/field-message.ts";
import { messageOf, type Message } from "#core/messages/message.ts";
import { newId } from "#core/uuid.ts";
import { type Transaction } from "#db/client.ts";
import { profiles } from "#db/schema/profiles.ts";
import { users } from "#db/schema/users.ts";
import { z } from "zod";
import { ROLES, type Role } from "#core/accounts/scopes.ts";

export interface NewUser {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  /** The name of the default profile; the first part of the email by default. */
  readonly name?: string | undefined;
}

const newUserSchema = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  role: z.enum(ROLES),
  name: profileNameSchema.optional(),
});

/** Creates a user with a default profile. Throws bad_input, and conflict if the email is in use. */
export async function createUser(ctx: CoreContext, input: NewUser): Promise<CreatedUser> {
  const row = await prepareUser(input);
  return ctx.db.transaction((tx) => insertUser(tx, row));
}

export interface PreparedUser extends Omit<NewUser, "password"> {
  readonly passwordHash: string;
}

/** Checks a new user and hashes the password, which is slow, so it runs before a transaction begins. */
export async function prepareUser(input: NewUser): Promise<PreparedUser> {
  const parsed = newUserSchema.safeParse(input);
  if (!parsed.success) throw DomainError.of("bad_input", firstFault(parsed.error));
  const { email, password, role, name } = parsed.data;
  return { email, role, name, passwordHash: await hashPassword(password) };
}

function firstFault({ issues: [issue] }: z.ZodError): Message {
  return issue ? readFieldMessage(issue.message) : messageOf("accounts.checkEntries");
}

/** Writes a prepared user and its default profile. Throws conflict if the email is in use. */
export async function insertUser(tx: Transaction, user: PreparedUser): Promise<CreatedUser> {
  const { email, role, passwordHash } = user;
  const [created] = await tx
    .insert(users)
    .values({ id: newId(), email, role, passwordHash })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id, email: users.email, role: users.role, createdAt: users.createdAt });
  if (!created) throw new DomainError("conflict", "accounts.emailTaken");
  const name = user.name ?? (email.split("@")[0] || email);
  await tx.insert(profiles).values({ id: newId(), userId: created.id, name, isDefault: true });
  return created;
}
