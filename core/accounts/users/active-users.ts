import { and, isNull } from "drizzle-orm";
import { users } from "#db/schema/users.ts";

/** Users who may sign in: neither disabled nor removed. */
export const isActiveUser = and(isNull(users.disabledAt), isNull(users.removedAt));
