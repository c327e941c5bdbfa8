import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { type CoreContext } from "#core/context.ts";
import { knownAddresses } from "#db/schema/known-addresses.ts";

/** An address stays known for this long after the user's last sign-in from it. */
const KNOWN_FOR = sql`interval '90 days'`;

/**
 * Whether a user signed in from an address recently: failed attempts from other addresses cannot lock the
 * user out there.
 */
export async function isKnownAddress(ctx: CoreContext, userId: string, address: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ userId: knownAddresses.userId })
    .from(knownAddresses)
    .where(
      and(
        eq(knownAddresses.userId, userId),
        eq(knownAddresses.addressHash, hashOf(address)),
        sql`${knownAddresses.lastUsedAt} > now() - ${KNOWN_FOR}`,
      ),
    );
  return rows.length > 0;
}

/** Remembers that a user signed in from an address. */
export async function rememberAddress(ctx: CoreContext, userId: string, address: string): Promise<void> {
  await ctx.db
    .insert(knownAddresses)
    .values({ userId, addressHash: hashOf(address) })
    .onConflictDoUpdate({
      target: [knownAddresses.userId, knownAddresses.addressHash],
      set: { lastUsedAt: sql`now()` },
    });
}

const hashOf = (address: string): string => createHash("sha256").update(address).digest("base64url");
