import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { useVideoEvents } from "#app/events/use-video-events.ts";
import { Mark } from "#app/components/ui/mark.tsx";
import { PreparingBar, preparingWords } from "#app/components/title/preparing.tsx";
import { videoSentence } from "#app/messages/video-sentence.ts";
import { type PlaybackSession } from "#core/playback/types.ts";
import { type VideoProgress } from "#core/videos/types.ts";
import { titlePath } from "./is-playable.ts";

/** Where no events arrive, the page loads its data again this often. */
const RELOAD_MS = 5000;

/** Before the first segment exists: the progress, live. The player starts by itself. */
export function WaitingRoom({ session }: { session: PlaybackSession }) {
  const { revalidate } = useRevalidator();
  const [video, setVideo] = useState<VideoProgress | null>(null);
  useVideoEvents([session.videoId], (event) => {
    if (event.type === "video") setVideo(event.video);
    const state =
      event.type === "video" ? event.video.state : event.type === "readiness" ? event.readiness.state : null;
    if (state !== null && state !== session.state) revalidate();
  });
  useEffect(() => {
    const timer = setInterval(revalidate, RELOAD_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  const shown = video ?? { state: session.state, progressPercent: 0, reason: null, notice: null };
  return (
    <Room>
      <Mark waiting />
      <EmptyState level={2} heading="Starting soon" actions={<BackToTitle session={session} />}>
        <div className="grid w-full gap-3" role="status">
          <p>{preparingWords(shown)} Playback starts by itself.</p>
          <PreparingBar video={shown} />
        </div>
      </EmptyState>
    </Room>
  );
}

/** A failed video with its failure reason. */
export function CannotBePlayed({ session }: { session: PlaybackSession }) {
  return (
    <Room>
      <EmptyState
        level={2}
        heading="Can't play this video"
        statusDot="off"
        actions={<BackToTitle session={session} />}
      >
        <p>{videoSentence(session.failureReason) ?? "Processing failed. An admin or its owner can retry."}</p>
      </EmptyState>
    </Room>
  );
}

function BackToTitle({ session }: { session: PlaybackSession }) {
  return <ButtonLink to={titlePath(session.playable)}>Back to {session.playable.title.name}</ButtonLink>;
}

function Room({ children }: { children: React.ReactNode }) {
  return (
    <div className="grid h-full content-center gap-8 px-gutter" data-state="waiting">
      {children}
    </div>
  );
}
