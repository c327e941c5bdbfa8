import { expect, it, vi } from "vitest";
import { type RpcCaller } from "#app/trpc/caller.ts";
import { changeHistory } from "./change-history.ts";

const punch = {
  intent: "punch",
  playableId: "019a0000-0000-7000-8000-000000000001",
  versionId: "019a0000-0000-7000-8000-000000000002",
  durationSeconds: "3600",
};

/** Where the site writes one down after a form. */
async function savedBy(fields: Record<string, string>) {
  const save = vi.fn(() => Promise.resolve(true));
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  await changeHistory({ history: { save } } as unknown as RpcCaller, form);
  return save.mock.lastCall?.at(0);
}

it("punches to the end, whatever the place was", async () => {
  const fields = { ...punch, watched: "true", savedSeconds: "1860" };
  expect(await savedBy(fields)).toMatchObject({ positionSeconds: 3_600 });
});

it("takes a punch back to the place before it, or to the beginning", async () => {
  const fields = { ...punch, watched: "false", savedSeconds: "1860.5" };
  expect(await savedBy(fields)).toMatchObject({ positionSeconds: 1_860.5 });
  expect(await savedBy({ ...punch, watched: "false" })).toMatchObject({ positionSeconds: 0 });
});

it("refuses what is no form of ours", async () => {
  const strange = savedBy({ ...punch, watched: "false", savedSeconds: "-1" });
  await expect(strange).rejects.toMatchObject({ status: 400 });
});
