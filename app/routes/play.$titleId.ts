import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { forPage } from "#app/trpc/loader-errors.ts";

/** Plays a title: leads to what its ticket plays, or to its page where nothing can be played yet. */
export async function loader(asking: LoaderFunctionArgs) {
  const titleId = asking.params.titleId ?? "";
  const play = await forPage(asking, asking.context.caller.catalog.play({ titleId }));
  return redirect(play ? `/watch/${play.playableId}` : `/title/${encodeURIComponent(titleId)}`);
}
