import { type RpcCaller } from "#app/trpc/caller.ts";

/**
 * Saves what the form of the settings sends. A switch that is off sends nothing, so any other form would read as
 * "everything off": only one that says what it is, is taken.
 */
export async function changeSettings({ admin }: RpcCaller, form: FormData) {
  if (form.get("intent") !== "settings") {
    throw new Response("That form is not one of ours.\n", { status: 400 });
  }
  return admin.saveSettings({
    signUpOpen: form.has("signUpOpen"),
    viewersMayUpload: form.has("viewersMayUpload"),
  });
}
