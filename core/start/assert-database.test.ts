import { expect, test } from "vitest";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { databaseProblem } from "#core/start/assert-database.ts";

const problem = (...given: Parameters<typeof databaseProblem>): string => {
  const message = databaseProblem(...given);
  return message ? sentenceOf(message) : "none";
};

test("a direct Postgres with room is fine", () => {
  expect(databaseProblem(101, 102, 100)).toBeNull();
});

test("a pooler that lends one server process to two connections is named", () => {
  expect(problem(101, 101, 100)).toMatch(/pooler in transaction mode.*direct address/);
});

test("too few connections are named with the setting", () => {
  expect(problem(101, 102, 20)).toMatch(/allows 20 connections.*needs 30.*max_connections/);
});
