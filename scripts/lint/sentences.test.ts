import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, it } from "vitest";
import { sentences } from "./sentences.js";

function complaints(code: string): number {
  const config = {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser },
    rules: { "no-restricted-syntax": ["error", ...sentences] },
  };
  return new Linter().verify(code, [config as unknown as Linter.Config], { filename: "x.ts" }).length;
}

it.each([
  'throw new TRPCError({ code: "FORBIDDEN", message: "Only admins can do this." });',
  'throw new TRPCError({ code: "FORBIDDEN", message: `No ${name}.` });',
  "await sql`update videos set state = 'failed', failure_reason = ${reason}`;",
  "await sql`\n  update chunks\n  set last_error = null where id = ${id}`;",
  "await sql`insert into subtitles (id, failure_reason) values (${id}, ${reason})`;",
])("refuses %s", (code) => {
  expect(complaints(code)).toBe(1);
});

it.each([
  'throw new TRPCError({ code: "FORBIDDEN", message: cause.message, cause });',
  "await sql`update videos set failure = ${sql.json(reason)}`;",
  "await sql`select j.last_error from graphile_worker._private_jobs j`;",
])("allows %s", (code) => {
  expect(complaints(code)).toBe(0);
});
