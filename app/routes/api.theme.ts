import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { isLights, lightsCookie } from "#app/theme.ts";
import { safeReturnPath } from "#app/trpc/loader-errors.ts";

/** Sets the house lights: `POST lights=down|up|day`, and `to`, the page to go back to. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const lights = form.get("lights");
  if (!isLights(lights)) return new Response("Choose down, up or day.\n", { status: 400 });
  const to = form.get("to");
  return redirect(safeReturnPath(typeof to === "string" ? to : null), {
    headers: { "Set-Cookie": lightsCookie(lights) },
  });
}
