import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHttpSite, type HttpSite } from "#app/testing/http-site.ts";
import { addUser, TEST_PASSWORD } from "#app/testing/rpc-site.ts";
import { MAX_JSON_DEPTH, MAX_JSON_VALUES } from "#app/trpc/json-bounds.ts";

/** Inputs that no page sends, from a client that is not signed in. */
const ACCOUNT = { email: "admin@example.test", password: TEST_PASSWORD };
const JSON_TYPE = "application/json";
let site: HttpSite;

beforeAll(async () => {
  site = await openHttpSite();
  await addUser(site.core, "admin");
});
afterAll(() => site.close());

function post(path: string, body: BodyInit, contentType = JSON_TYPE): Promise<Response> {
  const headers = { "content-type": contentType };
  return fetch(`${site.url}/api/trpc/${path}`, { method: "POST", headers, body });
}

async function signInStatus(input: unknown): Promise<number> {
  return (await post("auth.signIn", JSON.stringify(input))).status;
}

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const listOf = (count: number): string => `[${"0,".repeat(count - 1)}0]`;
const manyKeys = JSON.stringify(
  Object.fromEntries(Array.from({ length: MAX_JSON_VALUES + 1 }, (_, at) => [`k${at}`, 0])),
);

describe("what superjson would have built", () => {
  const sharedPaths = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`a${at}`, [`b${at}`]]));
  it.each([
    ["a cycle", { json: ACCOUNT, meta: { referentialEqualities: { "": ["email"] } } }],
    ["shared values", { json: ACCOUNT, meta: { referentialEqualities: sharedPaths } }],
    ["a typed array of a length", { json: 3e9, meta: { values: [["typed-array", "Float64Array"]] } }],
    ["a set", { json: [1, 2], meta: { values: ["set"] } }],
    ["an account with types", { json: ACCOUNT, meta: { values: { email: ["undefined"] } } }],
  ])("of %s is a wrong input", async (_what, input) => {
    expect(await signInStatus(input)).toBe(400);
  });
});

describe("the bounds", () => {
  const overDeep = nested(MAX_JSON_DEPTH + 1);
  const overLong = listOf(MAX_JSON_VALUES + 1);
  it.each([
    ["too deep", "auth.signIn", overDeep],
    ["too many values", "auth.signIn", overLong],
    ["too many keys", "auth.signIn", manyKeys],
    ["too many bytes", "auth.signIn", JSON.stringify({ email: "x".repeat(2 ** 20) })],
    ["too deep in a batch", "auth.signIn?batch=1", `{"0":${overDeep}}`],
    ["too many values in a batch", "auth.signIn,auth.signOut?batch=1", `{"0":{},"1":${overLong}}`],
    ["an unknown procedure", "no.such", overDeep],
    ["a deep query beside a body", `auth.signIn?input=${overDeep}`, JSON.stringify(ACCOUNT)],
  ])("refuse %s with 413, in the shape that clients read", async (_what, path, body) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain("The request is too large.");
  });

  it.each([
    ["an input", `auth.setupState?input=${nested(MAX_JSON_DEPTH + 1)}`],
    ["a batch", `auth.setupState,auth.setupState?batch=1&input={"0":${nested(MAX_JSON_DEPTH + 1)}}`],
    ["a second input", `auth.setupState?input=1&input=${nested(MAX_JSON_DEPTH + 1)}`],
    ["an escaped input", `auth.setupState?input=${"%5B".repeat(MAX_JSON_DEPTH + 1)}`],
  ])("hold for %s of a GET", async (_what, path) => {
    expect((await fetch(`${site.url}/api/trpc/${path}`)).status).toBe(413);
  });

  it("refuse U+0000 before the database sees it", async () => {
    expect(await signInStatus({ ...ACCOUNT, email: "a\0@example.test" })).toBe(400);
    expect(await signInStatus({ ...ACCOUNT, "\0": 1 })).toBe(400);
  });
});

describe("a body", () => {
  it.each([
    ["a form", "application/x-www-form-urlencoded", "email=a"],
    ["bytes", "application/octet-stream", "{}"],
    ["a form in parts", "multipart/form-data; boundary=x", "--x--"],
    ["text", "text/plain", "{}"],
    ["of an unknown charset", "application/json; charset=x-none", "{}"],
  ])("that is %s is refused with 415", async (_what, type, body) => {
    expect((await post("auth.signIn", body, type)).status).toBe(415);
  });

  it("that is compressed is refused with 415", async () => {
    const headers = { "content-type": JSON_TYPE, "content-encoding": "gzip" };
    const init = { method: "POST", headers, body: "{}" };
    expect((await fetch(`${site.url}/api/trpc/auth.signIn`, init)).status).toBe(415);
    expect((await fetch(`${site.url}/api/beacon`, init)).status).toBe(415);
  });

  it("may be empty if a mutation has no input", async () => {
    expect((await post("auth.signOut", "")).status).toBe(200);
    expect((await post("auth.signIn", "")).status).toBe(400);
  });
});

it("signs in by plain JSON, alone and in a batch", async () => {
  expect(await signInStatus(ACCOUNT)).toBe(200);
  expect((await post("auth.signIn?batch=1", JSON.stringify({ "0": ACCOUNT }))).status).toBe(200);
});
