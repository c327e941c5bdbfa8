import { EventEmitter } from "node:events";
import { type Request, type Response } from "express";
import { describe, expect, it, vi } from "vitest";
import { newRequestId } from "#app/server/requests/request-id.ts";
import { expectAnswer, loggablePath, openRequestScope } from "#app/server/requests/request-scope.ts";
import { type Logger } from "#core/logger.ts";

describe("the end of a request in the log", () => {
  /** The level at which an answer is logged. */
  function levelOf(statusCode: number, isExpected = false): string | undefined {
    const logger = { error: vi.fn(), warn: vi.fn(), info: vi.fn(), debug: vi.fn() };
    const child = { child: () => logger } as unknown as Logger;
    const answer = Object.assign(new EventEmitter(), { statusCode, setHeader: () => undefined });
    const res = answer as unknown as Response;
    openRequestScope(child)({ method: "GET", originalUrl: "/" } as Request, res, () => undefined);
    if (isExpected) expectAnswer(res);
    answer.emit("close");
    return Object.entries(logger).find(([, spoken]) => spoken.mock.calls.length > 0)?.[0];
  }

  it("is an error where something went wrong on our side", () => {
    expect([500, 503].map((status) => levelOf(status))).toEqual(["error", "error"]);
  });

  it("is for debugging where all is well, and where a player is told to ask again", () => {
    expect([200, 404, 410].map((status) => levelOf(status))).toEqual(["debug", "debug", "debug"]);
    expect(levelOf(503, true)).toBe("debug");
  });
});

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
