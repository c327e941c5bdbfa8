import { describe, expect, it } from "vitest";
import { signPartToken, verifyPartToken } from "#core/storage/part-token.ts";

const claims = {
  prefix: "sources/01900000-0000-7000-8000-000000000001/01900000-0000-7000-8000-000000000002/",
  uploadId: "01900000-0000-7000-8000-000000000002",
  partNumber: 3,
  offsetBytes: 32,
  partBytes: 16,
  expiresAtSeconds: 1000,
};

describe("part tokens", () => {
  it("come back as they went", () => {
    expect(verifyPartToken("secret", signPartToken("secret", claims), 999)).toEqual(claims);
  });

  it("are refused when they are past their time, changed, or signed by another", () => {
    const token = signPartToken("secret", claims);
    expect(() => verifyPartToken("secret", token, 1000)).toThrow("expired");
    expect(() => verifyPartToken("other", token, 999)).toThrow("not valid");
    const [, signature] = token.split(".");
    const changed = Buffer.from(JSON.stringify({ ...claims, partNumber: 4 })).toString("base64url");
    expect(() => verifyPartToken("secret", `${changed}.${signature}`, 999)).toThrow("not valid");
    for (const text of ["", ".", "a.b", "a.b.c", token + "x"]) {
      expect(() => verifyPartToken("secret", text, 999)).toThrow("not valid");
    }
  });
});
