import { type RpcCaller } from "#app/trpc/caller.ts";

/**
 * Saves what the form of the settings sends. A switch that is off sends nothing, so any other form would read as
 * "everything off": only one that says what it is, is taken.
 */
export async function changeSettings({ admin }: RpcCaller, form: FormData) {
  if (form.get("intent") !== "settings") {
    throw new Response("That form is not one of ours.\n", { status: 400 });
  }
  const days = form.get("unfinishedUploadDays");
  return admin.saveSettings({
    signUpOpen: form.has("signUpOpen"),
    viewersMayUpload: form.has("viewersMayUpload"),
    // An empty field is no number, and is refused as such; a form without it leaves the setting alone.
    ...(typeof days === "string" && { unfinishedUploadDays: days.trim() === "" ? NaN : Number(days) }),
  });
}
