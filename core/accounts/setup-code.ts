import { type CreatedUser } from "#core/accounts/types.ts";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { insertUser, prepareUser } from "#core/accounts/users/create-user.ts";
import { hasAdmin } from "#core/accounts/users/has-admin.ts";
import { type CoreContext } from "#core/context.ts";
import { DomainError } from "#core/errors/domain-error.ts";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { setupCodes } from "#db/schema/setup-codes.ts";

const LIFE = sql`interval '7 days'`;

/**
 * Creates a new code for the setup link while there is no admin; null if there is one. Only its hash is
 * stored, so each start creates a new code. Earlier ones are valid for a week, or until the first admin
 * exists.
 */
export async function ensureSetupCode(ctx: CoreContext): Promise<string | null> {
  if (await hasAdmin(ctx.db)) return null;
  const code = randomBytes(16).toString("base64url");
  await ctx.db.delete(setupCodes).where(sql`${setupCodes.createdAt} < now() - ${LIFE}`);
  await ctx.db.insert(setupCodes).values({ codeHash: hashOf(code) });
  return code;
}

export interface SetupInput {
  readonly code: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Creates the first admin with a setup code, once. Throws conflict if there is an admin, forbidden if the
 * code is invalid or expired, and bad_input for a wrong email or password; the code stays valid then.
 */
export async function consumeSetupCode(ctx: CoreContext, input: SetupInput): Promise<CreatedUser> {
  const codeHash = hashOf(input.code);
  await requireUsable(ctx.db, codeHash);
  const admin = await prepareUser({ email: input.email, password: input.password, role: "admin" });
  return ctx.db.transaction(async (tx) => {
    // Two browsers with two valid codes must not both create the first admin.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('matinee first admin'))`);
    await requireUsable(tx, codeHash);
    await tx
      .update(setupCodes)
      .set({ usedAt: sql`now()` })
      .where(eq(setupCodes.codeHash, codeHash));
    return insertUser(tx, admin);
  });
}

async function requireUsable(db: DatabaseOrTransaction, codeHash: string): Promise<void> {
  if (await hasAdmin(db)) {
    throw new DomainError("conflict", "accounts.alreadySetUp");
  }
  const [row] = await db
    .select({ codeHash: setupCodes.codeHash })
    .from(setupCodes)
    .where(
      and(
        eq(setupCodes.codeHash, codeHash),
        isNull(setupCodes.usedAt),
        sql`${setupCodes.createdAt} > now() - ${LIFE}`,
      ),
    )
    .limit(1);
  if (row) return;
  throw new DomainError("forbidden", "accounts.setupLinkInvalid");
}

const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex");
