import { expect, it, vi } from "vitest";
import { type RpcCaller } from "#app/trpc/caller.ts";
import { changeHistory } from "./change-history.ts";

const setWatched = {
  intent: "set-watched",
  playableId: "019a0000-0000-7000-8000-000000000001",
  versionId: "019a0000-0000-7000-8000-000000000002",
  durationSeconds: "3600",
};

/** The position that is saved after a form. */
async function savedBy(fields: Record<string, string>) {
  const save = vi.fn(() => Promise.resolve(true));
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  await changeHistory({ history: { save } } as unknown as RpcCaller, form);
  return save.mock.lastCall?.at(0);
}

it("saves the end as the position of what is marked as watched", async () => {
  const fields = { ...setWatched, watched: "true", savedSeconds: "1860" };
  expect(await savedBy(fields)).toMatchObject({ positionSeconds: 3_600 });
});

it("saves the earlier position, or the start, of what is unmarked", async () => {
  const fields = { ...setWatched, watched: "false", savedSeconds: "1860.5" };
  expect(await savedBy(fields)).toMatchObject({ positionSeconds: 1_860.5 });
  expect(await savedBy({ ...setWatched, watched: "false" })).toMatchObject({ positionSeconds: 0 });
});

it("refuses an unknown form", async () => {
  const unknown = savedBy({ ...setWatched, watched: "false", savedSeconds: "-1" });
  await expect(unknown).rejects.toMatchObject({ status: 400 });
});
