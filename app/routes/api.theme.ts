import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { isThemeChoice, themeCookie } from "#app/theme.ts";
import { safeReturnPath } from "#app/trpc/loader-errors.ts";

/** Sets the theme: `POST theme=dark|light|system`, and `to`, the page to go back to. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const themeChoice = form.get("theme");
  if (!isThemeChoice(themeChoice)) return new Response("Choose dark, light or system.\n", { status: 400 });
  const to = form.get("to");
  return redirect(safeReturnPath(typeof to === "string" ? to : null), {
    headers: { "Set-Cookie": themeCookie(themeChoice) },
  });
}
