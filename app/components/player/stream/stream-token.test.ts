import { describe, expect, it } from "vitest";
import { StreamToken, tokenIn, withToken } from "./stream-token.ts";

const old = "https://films.test/media/v1.k.old.mac/video/plan/v360/00003.m4s";

describe("StreamToken", () => {
  it("is fresh until a minute before its expiry", () => {
    const token = new StreamToken(new Date(600_000), () => Promise.reject(new Error("not asked")));
    expect([0, 539_999, 540_000, 700_000].map((now) => token.isFresh(now))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("asks once for everybody who waits, and tells it", async () => {
    let asked = 0;
    let told = 0;
    const token = new StreamToken(new Date(0), () => {
      asked += 1;
      return Promise.resolve({ token: "v1.k.new.mac", expiresAt: new Date(8e15) });
    });
    token.subscribe(() => (told += 1));
    await Promise.all([token.renew(), token.renew()]);
    expect([asked, told, token.isFresh()]).toEqual([1, 1, true]);
    expect(token.urlFor(old)).toBe("https://films.test/media/v1.k.new.mac/video/plan/v360/00003.m4s");
  });

  it("asks again after a failure", async () => {
    const answers = [
      () => Promise.reject(new Error("away")),
      () => Promise.resolve({ token: "b", expiresAt: null }),
    ];
    const token = new StreamToken(new Date(0), () => answers.shift()!());
    await expect(token.renew()).rejects.toThrow("away");
    await token.renew();
    expect(token.urlFor(old)).toContain("/media/b/");
  });
});

describe("addresses", () => {
  it("knows the token in a path, and leaves other addresses alone", () => {
    expect(tokenIn(old)).toBe("v1.k.old.mac");
    expect(tokenIn("/images/1/320.webp")).toBeNull();
    expect(withToken("/images/1/320.webp", "x")).toBe("/images/1/320.webp");
  });
});
