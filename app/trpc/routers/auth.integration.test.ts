import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRpcSite, TEST_PASSWORD, type RpcSite } from "#app/testing/rpc-site.ts";
import { saveSiteSettings } from "#core/accounts/site-settings.ts";
import { ensureSetupCode } from "#core/accounts/setup-code.ts";
import { createTestContext, type TestContext } from "#core/testing/test-context.ts";
import { createRpcCaller } from "#app/trpc/caller.ts";

async function refusal(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TRPCError)) throw new Error("expected a TRPCError", { cause: error });
  return { code: error.code, message: error.message };
}

describe("in a site with users", () => {
  let site: RpcSite;
  beforeAll(async () => {
    site = await openRpcSite();
  });
  afterAll(() => site.drop());

  it("signs in by email, in upper or lower case, and starts a session", async () => {
    await site.as(null).auth.signIn({ email: " Viewer@Example.TEST ", password: TEST_PASSWORD });
    expect(site.sessionLog.at(-1)).toBe(site.viewer.userId);
  });

  it("says the same to an unknown email and to a wrong password", async () => {
    const unknown = await refusal(site.as(null).auth.signIn({ email: "no@example.test", password: "wrong" }));
    const wrong = await refusal(
      site.as(null).auth.signIn({ email: "viewer@example.test", password: "wrong" }),
    );
    expect(unknown).toEqual(wrong);
    expect(unknown.code).toBe("UNAUTHORIZED");
  });

  it("slows guessing down, for one address and email", async () => {
    const guess = (address: string) =>
      refusal(
        site
          .as(null, { clientAddress: address })
          .auth.signIn({ email: "guessed@example.test", password: "wrong" }),
      );
    for (let round = 0; round < 15; round++) {
      await Promise.all(Array.from({ length: 8 }, () => guess("198.51.100.7")));
    }
    expect((await guess("198.51.100.7")).code).toBe("TOO_MANY_REQUESTS");
    expect((await guess("198.51.100.8")).code).toBe("UNAUTHORIZED");
  });

  it("signs out, also if no user is signed in", async () => {
    await site.as(null).auth.signOut();
    expect(site.sessionLog.at(-1)).toBeNull();
  });

  it("keeps sign-up closed until an admin opens it", async () => {
    const user = { email: "new@example.test", password: "long enough" };
    expect((await refusal(site.as(null).auth.signUp(user))).code).toBe("FORBIDDEN");
    await saveSiteSettings(site.core, { signUpOpen: true, viewersMayUpload: false });
    expect(await site.as(null).auth.setupState()).toEqual({ needsSetup: false, signUpOpen: true });
    const { userId } = await site.as(null).auth.signUp(user);
    expect(site.sessionLog.at(-1)).toBe(userId);
    expect((await refusal(site.as(null).auth.signUp(user))).code).toBe("CONFLICT");
  });

  it("asks for a password of eight characters", async () => {
    const short = await refusal(site.as(null).auth.signUp({ email: "x@example.test", password: "short" }));
    expect(short.code).toBe("BAD_REQUEST");
  });

  it("makes no second first admin", async () => {
    expect(await ensureSetupCode(site.core)).toBeNull();
    const again = { code: "whatever", email: "x@example.test", password: "long enough" };
    expect((await refusal(site.as(null).auth.setup(again))).code).toBe("CONFLICT");
  });
});

describe("in an empty site", () => {
  let test: TestContext;
  beforeAll(async () => {
    test = await createTestContext();
  });
  afterAll(() => test.drop());

  const caller = () =>
    createRpcCaller({
      core: test.ctx,
      principal: null,
      session: {
        start: () => Promise.resolve(),
        end: () => Promise.resolve(),
        whileOpen: (signal: AbortSignal) => signal,
      },
      clientAddress: "192.0.2.1",
      connection: "loopback",
      requestId: "TEST-001",
      logger: test.ctx.logger,
    });

  it("makes exactly one first admin, however many use the link at once", async () => {
    const code = await ensureSetupCode(test.ctx);
    expect((await caller().auth.setupState()).needsSetup).toBe(true);
    const wrong = { code: "not the code", email: "a@example.test", password: "long enough" };
    expect((await refusal(caller().auth.setup(wrong))).code).toBe("FORBIDDEN");
    const tries = [1, 2, 3].map((n) =>
      caller().auth.setup({ code: code ?? "", email: `a${n}@example.test`, password: "long enough" }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await caller().auth.setupState()).needsSetup).toBe(false);
  });
});
