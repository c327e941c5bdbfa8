import { redirect, type ActionFunctionArgs } from "@remix-run/node";

/** Signs out: `POST /sign-out`. A plain visit of the address leads Home. */
export async function action({ context }: ActionFunctionArgs) {
  await context.caller.auth.signOut();
  return redirect("/sign-in");
}

export function loader() {
  return redirect("/");
}
