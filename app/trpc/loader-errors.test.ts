import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toRpcError } from "#app/trpc/error-shape.ts";
import { forForm, forPage, safeReturnPath, signInPath, type PageError } from "#app/trpc/loader-errors.ts";
import { DomainError, type DomainErrorCode } from "#core/errors/domain-error.ts";

const asking = {
  request: new Request("http://site.test/title/7?x=1"),
  context: { requestId: "7F3K-20Q" },
};

/** What a procedure's caller throws for an error of core. */
function thrown(code: DomainErrorCode): Promise<never> {
  const cause = new DomainError(code, "catalog.seasonExists", { number: 2 });
  return Promise.reject(toRpcError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause })));
}

async function responseOf(call: Promise<unknown>): Promise<Response> {
  const response: unknown = await forPage(asking, call).catch((error: unknown) => error);
  if (!(response instanceof Response)) throw new Error("expected a Response", { cause: response });
  return response;
}

describe("forPage", () => {
  it("lets an answer through", async () => {
    expect(await forPage(asking, Promise.resolve(7))).toBe(7);
  });

  it("sends a signed-out user to sign in, and back", async () => {
    const response = await responseOf(thrown("unauthenticated"));
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/sign-in?to=%2Ftitle%2F7%3Fx%3D1");
  });

  it.each([
    ["not_found", 404],
    ["gone", 404],
    ["forbidden", 403],
    ["conflict", 409],
    ["rate_limited", 429],
    ["unavailable", 503],
    ["storage_full", 503],
    ["too_large", 413],
    ["media_refused", 422],
  ] as const)("answers %s with %i and its message", async (code, status) => {
    const response = await responseOf(thrown(code));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      status,
      message: "Season 2 exists already. Choose another number.",
      domainCode: code,
    });
  });

  it("shows only the request id of an unexpected error", async () => {
    const cause = new Error("select secret from users");
    const response = await responseOf(
      Promise.reject(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause })),
    );
    const body = (await response.json()) as PageError;
    expect(body).toMatchObject({ status: 500, domainCode: null, requestId: "7F3K-20Q" });
    expect(body.message).toBe("Something went wrong. Error code: 7F3K-20Q");
  });

  it("passes on what is no error of the RPC", async () => {
    await expect(forPage(asking, Promise.reject(new Error("other")))).rejects.toThrow("other");
  });
});

describe("forForm", () => {
  it("names the wrong fields", async () => {
    const parsed = z.object({ email: z.email("Not an email.") }).safeParse({ email: "x" });
    const error = new TRPCError({ code: "BAD_REQUEST", cause: parsed.error });
    expect(await forForm(asking, Promise.reject(error))).toMatchObject({
      ok: false,
      error: { status: 400, message: "Not an email.", fieldErrors: { email: "Not an email." } },
    });
  });
});

describe("the way back", () => {
  it("is short for Home", () => {
    expect(signInPath(new Request("http://site.test/"))).toBe("/sign-in");
  });

  it.each([
    ["/title/7?x=1#y", "/title/7?x=1#y"],
    [null, "/"],
    ["", "/"],
    ["https://evil.test/", "/"],
    ["//evil.test/", "/"],
    ["/\\evil.test/", "/"],
    ["/\t/evil.test/", "/"],
    ["javascript:alert(1)", "/"],
    ["/.//evil.test/", "/"],
    ["/a/..//evil.test/", "/"],
    ["/%2e//evil.test/", "/"],
  ])("from %s is %s", (to, path) => {
    expect(safeReturnPath(to)).toBe(path);
  });
});
