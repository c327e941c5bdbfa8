import { eq } from "drizzle-orm";
import { type DatabaseOrTransaction } from "#db/client.ts";
import { users } from "#db/schema/users.ts";

/** Whether the site has an admin. While it has none, a setup link creates the first. */
export async function hasAdmin(db: DatabaseOrTransaction): Promise<boolean> {
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.role, "admin")).limit(1);
  return row !== undefined;
}
