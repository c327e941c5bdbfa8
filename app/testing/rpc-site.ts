import { createRpcCaller, type RpcCaller } from "#app/trpc/caller.ts";
import { createUser } from "#core/accounts/users/create-user.ts";
import { findSignedInUser } from "#core/accounts/sessions/find-signed-in-user.ts";
import { type SignedInUser } from "#core/accounts/types.ts";
import { type Connection } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { createTestContext } from "#core/testing/test-context.ts";

/** A site for tests of the routers: called as one of three users, without HTTP. */
export interface RpcSite {
  readonly core: CoreContext;
  readonly admin: SignedInUser;
  readonly viewer: SignedInUser;
  /** What the last call did to its session: the user signed in, or null once signed out. */
  readonly sessionLog: (string | null)[];
  as(who: SignedInUser | null, options?: { clientAddress?: string; connection?: Connection }): RpcCaller;
  drop(): Promise<void>;
}

export const TEST_PASSWORD = "correct horse battery";

/** Makes the site with an admin and a viewer. `drop()` it in `afterAll`. */
export async function openRpcSite(changes: Partial<CoreContext> = {}): Promise<RpcSite> {
  const test = await createTestContext();
  const core: CoreContext = { ...test.ctx, ...changes };
  const sessionLog: (string | null)[] = [];
  const session = {
    start: (userId: string) => Promise.resolve(void sessionLog.push(userId)),
    end: () => Promise.resolve(void sessionLog.push(null)),
    whileOpen: (signal: AbortSignal) => signal,
  };
  return {
    core,
    admin: await addUser(core, "admin"),
    viewer: await addUser(core, "viewer"),
    sessionLog,
    as: (user, { clientAddress = "192.0.2.1", connection = "loopback" } = {}) =>
      createRpcCaller({
        core,
        principal: user && { user, sessionId: null },
        session,
        clientAddress,
        connection,
        requestId: "TEST-001",
        logger: core.logger,
      }),
    drop: () => test.drop(),
  };
}

/** Adds a user with the test password. */
export async function addUser(
  core: CoreContext,
  role: "admin" | "viewer",
  email = `${role}@example.test`,
): Promise<SignedInUser> {
  const { id } = await createUser(core, { email, password: TEST_PASSWORD, role });
  const user = await findSignedInUser(core, id);
  if (!user) throw new Error("a created user was not found");
  return user;
}
