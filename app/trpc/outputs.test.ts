import { expect, test } from "vitest";
import { rootRouter } from "#app/trpc/root-router.ts";

interface Procedure {
  readonly _def: { readonly type: string; readonly output?: unknown };
}

test("every procedure that answers once says by a schema what it answers, and sends nothing else", () => {
  // By name, like `catalog.home`; tRPC's type shows the tree instead.
  const procedures = rootRouter._def.procedures as unknown as Readonly<Record<string, Procedure>>;
  const names = Object.keys(procedures).filter((name) => procedures[name]?._def.type !== "subscription");
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !procedures[name]?._def.output)).toEqual([]);
});
