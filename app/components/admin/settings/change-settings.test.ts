import { expect, it, vi } from "vitest";
import { type RpcCaller } from "#app/trpc/caller.ts";
import { changeSettings } from "./change-settings.ts";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

function callerThatSaves() {
  const saveSettings = vi.fn(() => Promise.resolve());
  return { saveSettings, caller: { admin: { saveSettings } } as unknown as RpcCaller };
}

it("saves the switches of its own form", async () => {
  const { saveSettings, caller } = callerThatSaves();
  await changeSettings(caller, formOf({ intent: "settings", signUpOpen: "on" }));
  const off = { viewersMayUpload: false, publishUploads: false };
  expect(saveSettings).toHaveBeenCalledWith({ signUpOpen: true, ...off });
});

it("saves the days of unfinished uploads, and an empty field as no number", async () => {
  const { saveSettings, caller } = callerThatSaves();
  await changeSettings(caller, formOf({ intent: "settings", unfinishedUploadDays: "30" }));
  expect(saveSettings).toHaveBeenLastCalledWith(expect.objectContaining({ unfinishedUploadDays: 30 }));
  await changeSettings(caller, formOf({ intent: "settings", unfinishedUploadDays: " " }));
  expect(saveSettings).toHaveBeenLastCalledWith(expect.objectContaining({ unfinishedUploadDays: NaN }));
});

it("does not read a stranger's form as everything off", async () => {
  const { saveSettings, caller } = callerThatSaves();
  const stranger = changeSettings(caller, formOf({ intent: "undo", titleId: "a" }));
  await expect(stranger).rejects.toMatchObject({ status: 400 });
  expect(saveSettings).not.toHaveBeenCalled();
});
