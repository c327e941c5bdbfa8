import { ESLint, Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, it } from "vitest";
import { chunkWrites } from "./chunk-writes.js";

function complaints(code: string): number {
  const config = {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser },
    rules: { "no-restricted-syntax": ["error", ...chunkWrites] },
  };
  return new Linter().verify(code, [config as unknown as Linter.Config], { filename: "x.ts" }).length;
}

it.each([
  "await tx.update(chunks).set({ state: 'pending' });",
  "await ctx.db.insert(chunks).values(rows);",
  "await tx.delete(chunks);",
  "await sql`update chunks set state = 'pending'`;",
  "await sql`\n  UPDATE chunks c\n  set attempts = 0 where c.id = ${id}`;",
  "await sql`with x as (select 1) insert into chunks (id) select 1 from x`;",
  "await sql`delete from chunks where id = ${id}`;",
])("refuses %s", (code) => {
  expect(complaints(code)).toBe(1);
});

it.each([
  "await tx.select().from(chunks).for('update');",
  "await tx.update(videos).set({ state: 'ready' });",
  "await sql`select 1 from chunks c for update of c`;",
  "await sql`update chunks c set\n requested_until = now() where c.id = ${id}`;",
  "await sql`update chunks set requested_until = null`;",
])("allows %s", (code) => {
  expect(complaints(code)).toBe(0);
});

it("holds everywhere but in the file of the states", async () => {
  const eslint = new ESLint();
  const isHeld = async (file: string) => {
    const config = (await eslint.calculateConfigForFile(file)) as { rules: Record<string, unknown[]> };
    return JSON.stringify(config.rules["no-restricted-syntax"]).includes("chunk-states.ts");
  };
  for (const file of ["core/doctor/x.ts", "core/encoding/x.ts", "worker/x.ts", "cli/seed/x.ts", "app/x.tsx"])
    expect(await isHeld(file), file).toBe(true);
  expect(await isHeld("core/encoding/chunks/chunk-states.ts")).toBe(false);
});
