import { expect, test } from "vitest";
import { DomainError } from "#core/errors/domain-error.ts";
import { isOutage } from "#core/errors/is-outage.ts";

const coded = (code: string) => Object.assign(new Error(code), { code });

test.each([
  "57P01",
  "08006",
  "53300",
  "40001",
  "40P01",
  "CONNECTION_CLOSED",
  "ECONNREFUSED",
  "ENOSPC",
  "EIO",
  "ESTALE",
  "EACCES",
  "ENOTCONN",
  "ETIMEDOUT",
])("%s passes", (code) => {
  expect(isOutage(coded(code))).toBe(true);
  expect(isOutage(new Error("query failed", { cause: coded(code) }))).toBe(true);
});

test("a full or absent store passes", () => {
  expect(isOutage(new DomainError("storage_full", "storage.diskFull"))).toBe(true);
  expect(isOutage(new DomainError("unavailable", "start.databaseAway"))).toBe(true);
});

test.each(["23505", "42P01", "ENOENT"])("%s does not", (code) => {
  expect(isOutage(coded(code))).toBe(false);
});

test("anything that is no error does not", () => {
  expect(isOutage("down")).toBe(false);
  expect(isOutage(new DomainError("conflict", "accounts.emailTaken"))).toBe(false);
});
