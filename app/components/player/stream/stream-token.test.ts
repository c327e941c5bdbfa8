import { afterEach, describe, expect, it, vi } from "vitest";
import { StreamToken, withToken } from "./stream-token.ts";

const old = "https://films.test/media/v1.k.old.mac/video/plan/v360/00003.m4s";

const fresh = (token: string, expiresAt: Date | null = null) => Promise.resolve({ token, expiresAt });

afterEach(() => void vi.unstubAllGlobals());

describe("StreamToken", () => {
  it("is fresh until a minute before its expiry, of a short life until its last tenth", () => {
    const long = new StreamToken(new Date(6_000_000), () => Promise.reject(new Error("not asked")), 0);
    expect([0, 5_939_999, 5_940_000].map((now) => long.isFresh(now))).toEqual([true, true, false]);
    const short = new StreamToken(new Date(10_000), () => Promise.reject(new Error("not asked")), 0);
    expect([8_999, 9_000].map((now) => short.isFresh(now))).toEqual([true, false]);
  });

  it("does not renew without end by a clock that runs ahead", () => {
    const token = new StreamToken(new Date(0), () => Promise.reject(new Error("not asked")), 50_000_000);
    expect(token.isFresh(50_001_000)).toBe(true);
    expect(token.isFresh(51_000_000)).toBe(false);
  });

  it("asks once for everybody who waits, and tells it", async () => {
    let asked = 0;
    let told = 0;
    const token = new StreamToken(null, () => {
      asked += 1;
      return fresh("v1.k.new.mac");
    });
    token.subscribe(() => (told += 1));
    expect(await Promise.all([token.renew(), token.renew()])).toEqual(["renewed", "renewed"]);
    expect([asked, told, token.current()]).toEqual([1, 1, "v1.k.new.mac"]);
    expect(token.urlFor(old)).toBe("https://films.test/media/v1.k.new.mac/video/plan/v360/00003.m4s");
  });

  it("tells a refusal from no answer, and asks again after both", async () => {
    const answers = [() => Promise.reject(new Error("away")), () => Promise.resolve(null), () => fresh("b")];
    const token = new StreamToken(null, () => answers.shift()!());
    expect([await token.renew(), await token.renew(), await token.renew()]).toEqual([
      "away",
      "refused",
      "renewed",
    ]);
    expect(token.urlFor(old)).toContain("/media/b/");
  });
});

describe("fetch", () => {
  const signal = new AbortController().signal;
  /** A server that knows one token, and what it was asked for. */
  function serverThatKnows(known: string) {
    const asked: string[] = [];
    vi.stubGlobal("fetch", (url: string) => {
      asked.push(url.split("/")[4] ?? "");
      return Promise.resolve(new Response("", { status: url.includes(`/${known}/`) ? 200 : 403 }));
    });
    return asked;
  }

  it("renews before it asks where the token ran out: subtitles first switched on after sleep", async () => {
    const asked = serverThatKnows("new");
    const token = new StreamToken(new Date(1), () => fresh("new"), 0);
    expect((await token.fetch(old, signal)).status).toBe(200);
    expect(asked).toEqual(["new"]);
  });

  it("renews and asks once more where the server refuses the token", async () => {
    const asked = serverThatKnows("new");
    const token = new StreamToken(null, () => fresh("new"));
    expect((await token.fetch(old, signal)).status).toBe(200);
    expect(asked).toEqual(["v1.k.old.mac", "new"]);
  });

  it("takes no for an answer", async () => {
    const asked = serverThatKnows("another");
    const token = new StreamToken(null, () => Promise.resolve(null));
    expect((await token.fetch(old, signal)).status).toBe(403);
    expect(asked).toHaveLength(1);
  });
});

describe("addresses", () => {
  it("takes the newest token, and leaves other addresses alone", () => {
    expect(withToken(old, "x")).toBe("https://films.test/media/x/video/plan/v360/00003.m4s");
    expect(withToken("/images/1/320.webp", "x")).toBe("/images/1/320.webp");
  });
});
