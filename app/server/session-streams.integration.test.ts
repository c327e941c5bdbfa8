import { afterAll, beforeAll, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { addUser, TEST_PASSWORD } from "#app/testing/rpc-site.ts";
import { changeRole } from "#core/accounts/users/change-role.ts";
import { disableUser } from "#core/accounts/users/disable-user.ts";
import { insertFilm } from "#core/testing/insert-film.ts";

/** Event streams end with the session that opened them, and no others do. */
let site: HttpSite;
let videoId: string;

beforeAll(async () => {
  site = await openHttpSite();
  const owner = await addUser(site.core, "admin");
  ({ videoId } = await insertFilm(site.core, { owner }));
});
afterAll(() => site.close());

function post(path: string, body: unknown, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", cookie };
  return fetch(`${site.url}/api/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

async function signIn(cookie = "", email = "admin@example.test"): Promise<string> {
  const account = { email, password: TEST_PASSWORD };
  const answer = await post("auth.signIn", account, cookie);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

interface Stream {
  hasEnded: boolean;
  close(): void;
}

/** Opens an event stream and reads it to its end; resolves with its first event. */
async function openStream(cookie: string): Promise<Stream> {
  const input = encodeURIComponent(JSON.stringify({ videoIds: [videoId] }));
  const leaving = new AbortController();
  const answer = await fetch(`${site.url}/api/trpc/events.stream?input=${input}`, {
    headers: { accept: "text/event-stream", cookie },
    signal: leaving.signal,
  });
  expect(answer.status).toBe(200);
  const stream: Stream = { hasEnded: false, close: () => leaving.abort() };
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  let text = "";
  while (!text.includes('"readiness"')) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`The stream ended before its first event: ${text}`);
    text += new TextDecoder().decode(value);
  }
  const drain = async (): Promise<void> => {
    while (!(await reader.read()).done);
    stream.hasEnded = true;
  };
  drain().catch(() => undefined);
  return stream;
}

const ends = (stream: Stream, timeout: number) => expect.poll(() => stream.hasEnded, { timeout }).toBe(true);

it("end when their session signs out, at once", async () => {
  const [own, other] = [await signIn(), await signIn()];
  const [mine, theirs] = [await openStream(own), await openStream(other)];
  await post("auth.signOut", {}, own);
  await ends(mine, 3_000);
  expect(theirs.hasEnded).toBe(false);
  theirs.close();
});

it("end when their browser signs in again", async () => {
  const cookie = await signIn();
  const stream = await openStream(cookie);
  await signIn(cookie);
  await ends(stream, 3_000);
});

it("end soon after their session expires, or is deleted without a word", async () => {
  const cookies = [await signIn(), await signIn()] as const;
  const [expiring, deleted] = cookies.map((cookie) => cookie.split("=")[1] ?? "");
  const streams = await Promise.all(cookies.map(openStream));
  await site.core.sql`update sessions set expires_at = now() where id = ${expiring ?? ""}`;
  await site.core.sql`delete from sessions where id = ${deleted ?? ""}`;
  await Promise.all(streams.map((stream) => ends(stream, 13_000)));
});

it("end at once when their user is disabled or gets another role", async () => {
  const { userId } = await addUser(site.core, "admin", "second@example.test");
  const stream = await openStream(await signIn("", "second@example.test"));
  await changeRole(site.core, { userId, role: "viewer" });
  await ends(stream, 3_000);
  await changeRole(site.core, { userId, role: "admin" });
  const another = await openStream(await signIn("", "second@example.test"));
  await disableUser(site.core, { userId, byUserId: null });
  await ends(another, 3_000);
});
