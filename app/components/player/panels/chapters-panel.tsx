import { useMediaState } from "@vidstack/react";
import { formatTimecode } from "#app/components/format/duration.ts";
import { TileImage } from "../controls/hover-preview.tsx";
import { useStoryboard } from "../controls/use-storyboard.ts";
import { useStage } from "../stage.tsx";
import { useActions } from "../state/use-actions.ts";
import { Panel } from "./panel.tsx";

/** Images are taken a moment into a chapter, because its first frame is often black. */
const INTO_CHAPTER_SECONDS = 2;

/** The chapters with an image each; the current one is highlighted. */
export function ChaptersPanel() {
  const { session, openPanel } = useStage();
  const { seekTo } = useActions();
  const tileOf = useStoryboard(true);
  const seconds = useMediaState("currentTime");
  const current = session.chapters.findLastIndex(({ startSeconds }) => startSeconds <= seconds + 0.1);
  const goTo = (startSeconds: number) => {
    seekTo(startSeconds);
    openPanel(null);
  };
  return (
    <Panel name="chapters" label="Chapters">
      <h2>Chapters</h2>
      <ol className="chapters">
        {session.chapters.map(({ startSeconds, name }, index) => {
          const tile = tileOf(startSeconds + INTO_CHAPTER_SECONDS);
          return (
            <li key={startSeconds}>
              <button
                type="button"
                aria-current={index === current || undefined}
                data-first-focus={index === current || undefined}
                onClick={() => goTo(startSeconds)}
              >
                <span className="chapter-image">{tile && <TileImage tile={tile} />}</span>
                <span>{name}</span>
                <b className="num">{formatTimecode(startSeconds)}</b>
              </button>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
