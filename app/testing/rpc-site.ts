import { createRpcCaller, type RpcCaller } from "#app/trpc/caller.ts";
import { createUser } from "#core/accounts/create-user.ts";
import { findViewer } from "#core/accounts/find-signed-in-user.ts";
import { type Viewer } from "#core/accounts/types.ts";
import { type Connection } from "#core/admin/types.ts";
import { type CoreContext } from "#core/context.ts";
import { createTestContext } from "#core/testing/test-context.ts";

/** A house for tests of the routers: called as one of three people, without HTTP. */
export interface RpcHouse {
  readonly core: CoreContext;
  readonly admin: Viewer;
  readonly viewer: Viewer;
  /** What the last call did to its session: the user signed in, or null once signed out. */
  readonly sessionLog: (string | null)[];
  as(who: Viewer | null, options?: { clientAddress?: string; connection?: Connection }): RpcCaller;
  drop(): Promise<void>;
}

export const TEST_PASSWORD = "correct horse battery";

/** Makes the house with an admin and a viewer. `drop()` it in `afterAll`. */
export async function openRpcHouse(changes: Partial<CoreContext> = {}): Promise<RpcHouse> {
  const test = await createTestContext();
  const core: CoreContext = { ...test.ctx, ...changes };
  const sessionLog: (string | null)[] = [];
  const session = {
    start: (userId: string) => Promise.resolve(void sessionLog.push(userId)),
    end: () => Promise.resolve(void sessionLog.push(null)),
  };
  return {
    core,
    admin: await addPerson(core, "admin"),
    viewer: await addPerson(core, "viewer"),
    sessionLog,
    as: (viewer, { clientAddress = "192.0.2.1", connection = "loopback" } = {}) =>
      createRpcCaller({
        core,
        viewer,
        session,
        clientAddress,
        connection,
        requestId: "TEST-001",
        logger: core.logger,
      }),
    drop: () => test.drop(),
  };
}

/** Adds somebody with the test password. */
export async function addPerson(
  core: CoreContext,
  role: "admin" | "viewer",
  email = `${role}@example.test`,
): Promise<Viewer> {
  const { id } = await createUser(core, { email, password: TEST_PASSWORD, role });
  const viewer = await findViewer(core, id);
  if (!viewer) throw new Error("a created user was not found");
  return viewer;
}
