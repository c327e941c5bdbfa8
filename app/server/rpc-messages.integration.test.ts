import { afterAll, beforeAll, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { messageOf } from "#core/messages/message.ts";
import { enterSite, type SiteGuest } from "#core/testing/site-guest.ts";

let site: HttpSite;
let guest: SiteGuest;
beforeAll(async () => {
  site = await openHttpSite();
  guest = await enterSite(site.url);
});
afterAll(() => site.close());

interface RpcError {
  readonly error: { readonly json: { readonly message: string; readonly data: Record<string, unknown> } };
}
const errorOf = ({ text }: { text: string }) => (JSON.parse(text) as RpcError).error.json;

it("sends a message as key and parameters, beside its English sentence", async () => {
  const wrong = errorOf(await guest.mutate("auth.signIn", { email: "a@b.test", password: "wrong" }));
  expect(wrong.message).toBe("Wrong email or password.");
  expect(wrong.data).toMatchObject({
    ...{ domainCode: "unauthenticated", fieldErrors: null },
    message: messageOf("accounts.wrongCredentials"),
  });
});

it("sends what is wrong with a field so", async () => {
  const short = errorOf(await guest.mutate("auth.signUp", { email: "a@b.test", password: "short" }));
  const message = messageOf("fields.fewCharacters", { min: 8 });
  expect(short.message).toBe("Use at least 8 characters.");
  expect(short.data).toMatchObject({ message, fieldErrors: { password: message } });
});

it("sends so what is refused before a procedure runs", async () => {
  expect(errorOf(await guest.query("history.list")).data).toMatchObject({
    ...{ code: "UNAUTHORIZED", message: messageOf("request.signIn") },
  });
  expect(errorOf(await guest.mutate("auth.signIn", "a\0b")).data).toMatchObject({
    ...{ code: "BAD_REQUEST", message: messageOf("request.controlCharacters") },
  });
  const headers = { "content-type": "application/json" };
  const deep = { method: "POST", headers, body: "[".repeat(50) + "]".repeat(50) };
  expect(errorOf(await guest.ask("/api/trpc/auth.signIn", deep)).data).toMatchObject({
    ...{ code: "PAYLOAD_TOO_LARGE", message: messageOf("request.tooLarge") },
  });
});

it("keeps the words of the RPC itself", async () => {
  const unknown = errorOf(await guest.query("no.such"));
  expect(unknown.data).toMatchObject({ message: messageOf("stored.text", { text: unknown.message }) });
});
