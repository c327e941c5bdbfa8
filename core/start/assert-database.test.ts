import { expect, test } from "vitest";
import { databaseProblem } from "#core/start/assert-database.ts";

test("a direct Postgres with room is fine", () => {
  expect(databaseProblem(101, 102, 100)).toBeNull();
});

test("a pooler that lends one server process to two connections is named", () => {
  expect(databaseProblem(101, 101, 100)).toMatch(/pooler in transaction mode.*direct address/);
});

test("too few connections are named with the setting", () => {
  expect(databaseProblem(101, 102, 20)).toMatch(/allows 20 connections.*needs 30.*max_connections/);
});
