import { describe, expect, it } from "vitest";
import {
  mediaTokenKeyId,
  readMediaToken,
  signMediaToken,
  type MediaTokenPayload,
  type SigningKey,
} from "#core/playback/tokens/media-token.ts";

const key: SigningKey = { id: "0a1b2c3d", secret: Buffer.alloc(32, 7).toString("base64url") };
const otherKey: SigningKey = { id: "0a1b2c3d", secret: Buffer.alloc(32, 8).toString("base64url") };
const payload: MediaTokenPayload = {
  video: "0191b2c0-0000-7000-8000-000000000001",
  epoch: 3,
  expiry: 2_000_000_000,
  scope: "viewer",
};

describe("media tokens", () => {
  const token = signMediaToken(payload, key);

  it("come back as they were signed, and fit into a path", () => {
    expect(readMediaToken(token, key)).toEqual(payload);
    expect(mediaTokenKeyId(token)).toBe("0a1b2c3d");
    expect(token).toMatch(/^v1\.[\w.-]+$/);
  });

  it("are refused under another key", () => {
    expect(readMediaToken(token, otherKey)).toBeNull();
    expect(readMediaToken(token, { ...key, id: "ffffffff" })).toBeNull();
  });

  it("are refused where any one character was changed", () => {
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      expect(readMediaToken(changed, key), `character ${at}`).toBeNull();
    }
  });

  it("are refused with a payload that was signed with another key", () => {
    const [version, id, , mac] = token.split(".");
    const forged = Buffer.from(JSON.stringify({ ...payload, epoch: 4 })).toString("base64url");
    expect(readMediaToken([version, id, forged, mac].join("."), key)).toBeNull();
  });

  it("are refused with a payload of another shape, though signed", () => {
    const odd = signMediaToken({ ...payload, scope: "window" } as unknown as MediaTokenPayload, key);
    expect(readMediaToken(odd, key)).toBeNull();
  });

  it.each(["", "v1", "v1..", "v2.a.b.c", `v1.a.b.${"c".repeat(44)}`, "x".repeat(10_000), "v1.a/../b.c.d"])(
    "%s is no token",
    (text) => {
      expect(mediaTokenKeyId(text)).toBeNull();
      expect(readMediaToken(text, key)).toBeNull();
    },
  );
});
