import { expect, it, vi } from "vitest";
import { changeSeries, isSeriesForm } from "#app/components/admin/titles/series/change-series.ts";
import { type RpcCaller } from "#app/trpc/caller.ts";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** A caller whose admin procedures record their input. */
function watchedCaller(answer: unknown = undefined) {
  const calls: [string, unknown][] = [];
  const admin = new Proxy(
    {},
    {
      get: (_, name: string) =>
        vi.fn((input: unknown) => {
          calls.push([name, input]);
          return Promise.resolve(answer);
        }),
    },
  );
  return { caller: { admin } as unknown as RpcCaller, calls };
}

it("tells its forms from those of the title", () => {
  expect(isSeriesForm(formOf({ intent: "episode" }))).toBe(true);
  expect(isSeriesForm(formOf({ intent: "undo-episode" }))).toBe(true);
  expect(isSeriesForm(formOf({ intent: "delete" }))).toBe(false);
  expect(isSeriesForm(formOf({}))).toBe(false);
});

it("reads an episode, and lets the RPC refuse what is not a number", async () => {
  const { caller, calls } = watchedCaller();
  const fields = { intent: "episode", playableId: "p", name: "Pilot", overview: "", seasonId: "s" };
  await changeSeries(caller, formOf({ ...fields, number: "3", stillImageId: "" }));
  await changeSeries(caller, formOf({ ...fields, number: "three" }));
  const episode = { playableId: "p", name: "Pilot", overview: "", seasonId: "s" };
  expect(calls).toEqual([
    ["updatePlayable", { ...episode, number: 3, stillImageId: null }],
    ["updatePlayable", { ...episode, number: Number.NaN }],
  ]);
});

it("makes a film an episode of an existing or a new series, and returns its editor", async () => {
  const { caller, calls } = watchedCaller({ seriesId: "s", playableId: "p" });
  const fields = { intent: "make-episode", filmId: "f", seasonNumber: "1", number: "" };
  const location = await changeSeries(caller, formOf({ ...fields, seriesId: "s" }));
  expect(location).toBe("/admin/titles/s?episode=p");
  await changeSeries(caller, formOf({ ...fields, seriesId: "", seriesName: "New show", number: "2" }));
  expect(calls.map(([, input]) => input)).toEqual([
    { titleId: "f", series: { titleId: "s" }, seasonNumber: 1, number: undefined },
    { titleId: "f", series: { name: "New show" }, seasonNumber: 1, number: 2 },
  ]);
});

it("refuses an unknown form", async () => {
  const { caller } = watchedCaller();
  await expect(changeSeries(caller, formOf({ intent: "season" }))).rejects.toMatchObject({ status: 400 });
});
