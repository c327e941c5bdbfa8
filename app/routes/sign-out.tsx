import { redirect, type ActionFunctionArgs } from "@remix-run/node";

/** Signing out: `POST /sign-out`. Somebody who types the address goes home. */
export async function action({ context }: ActionFunctionArgs) {
  await context.caller.auth.signOut();
  return redirect("/sign-in");
}

export function loader() {
  return redirect("/");
}
