import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ErrorPage } from "#app/components/layout/error-page.tsx";
import { forPage } from "#app/trpc/loader-errors.ts";
import { isPlayable } from "./is-playable.ts";
import { startAtFrom } from "./start-at.ts";
import { CannotBePlayed, WaitingRoom } from "./waiting-room.tsx";
import { WatchRoom } from "./watch-room.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.session.playable.name || data.session.playable.title.name} · Matinee` : "Matinee" },
];

export async function loader(asking: LoaderFunctionArgs) {
  const { params, request, context } = asking;
  const { searchParams } = new URL(request.url);
  const versionId = searchParams.get("version") ?? undefined;
  const playableId = params.playableId ?? "";
  const session = await forPage(asking, context.caller.playback.session({ playableId, versionId }));
  return { session, startAtSeconds: startAtFrom(searchParams, session.durationSeconds) };
}

/** The watch page: the player fills the window. A video that cannot be played yet starts by itself later. */
export default function Watch() {
  const { session, startAtSeconds } = useLoaderData<typeof loader>();
  return (
    <main className="fixed inset-0 overflow-hidden" data-theme="dark" style={DARK}>
      <h1 className="sr-only">{session.playable.name || session.playable.title.name}</h1>
      {isPlayable(session) ? (
        <WatchRoom session={session} startAtSeconds={startAtSeconds} />
      ) : session.state === "failed" ? (
        <CannotBePlayed session={session} />
      ) : (
        <WaitingRoom session={session} />
      )}
    </main>
  );
}

/** The player is dark, also in the light theme. */
const DARK = { background: "var(--black)", color: "var(--text)" } as const;

export function ErrorBoundary() {
  return (
    <main>
      <ErrorPage />
    </main>
  );
}
