import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { forPage } from "#app/trpc/loader-errors.ts";

/** Redirects to what a title's play button plays, or to the title's page where nothing can be played yet. */
export async function loader(asking: LoaderFunctionArgs) {
  const titleId = asking.params.titleId ?? "";
  const play = await forPage(asking, asking.context.caller.catalog.play({ titleId }));
  return redirect(play ? `/watch/${play.playableId}` : `/title/${encodeURIComponent(titleId)}`);
}
