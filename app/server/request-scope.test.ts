import { describe, expect, it } from "vitest";
import { newRequestId } from "#app/server/request-id.ts";
import { loggablePath } from "#app/server/request-scope.ts";

describe("loggablePath", () => {
  it.each([
    ["/setup?code=secret", "/setup"],
    ["/media/v1.k.p.m/video/plan/all.m3u8", "/media/…/video/plan/all.m3u8"],
    ["/uploads/claims.mac", "/uploads/…"],
    ["/title/7", "/title/7"],
  ])("of %s is %s", (url, path) => {
    expect(loggablePath(url)).toBe(path);
  });
});

describe("newRequestId", () => {
  it("can be read out", () => {
    expect(newRequestId()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
  });
});
