import { type RpcCaller } from "#app/trpc/caller.ts";

/**
 * Saves the values of the settings form. A switch that is off sends nothing, so any other form would read as
 * "everything off": only a form with the intent `settings` is accepted.
 */
export async function changeSettings({ admin }: RpcCaller, form: FormData) {
  if (form.get("intent") !== "settings") {
    throw new Response("Unknown form.\n", { status: 400 });
  }
  const days = form.get("unfinishedUploadDays");
  return admin.saveSettings({
    signUpOpen: form.has("signUpOpen"),
    viewersMayUpload: form.has("viewersMayUpload"),
    publishUploads: form.has("publishUploads"),
    // An empty field is not a number and is refused; a form without the field does not change the setting.
    ...(typeof days === "string" && { unfinishedUploadDays: days.trim() === "" ? NaN : Number(days) }),
  });
}
