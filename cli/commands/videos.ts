import { command, type Run } from "#cli/command.ts";
import { oneOf } from "#cli/values.ts";
import { withSite } from "#cli/site.ts";
import { inBytes, inTime, table } from "#cli/output.ts";
import { asVideoId } from "#cli/video-id.ts";
import { type VideoState } from "#core/videos/video-states.ts";
import { type CoreContext } from "#core/context.ts";
import { sentenceOf } from "#core/messages/sentence-of.ts";
import { getVideo } from "#core/videos/get-video.ts";
import { listVideos } from "#core/videos/list-videos.ts";
import { type VideoDetail } from "#core/videos/types.ts";
import { VIDEO_STATES } from "#db/schema/video-states.ts";

const PAGE_SIZE = 100;

/** `videos`: all of them, newest first, or one. */
export const videosCommand = (run: Run) =>
  command(
    "videos",
    `[ID] [--state ${VIDEO_STATES.join("|")}]`,
    "Lists the videos with their states, newest first; with an ID that video.",
  )
    .argument("[ID]", "", asVideoId)
    .option("--state <STATE>", "", oneOf(VIDEO_STATES))
    .action(
      run(async ({ env, output }, videoId, { state }) => {
        if (videoId === undefined) {
          const rows = await withSite(env, ({ ctx }) => allVideos(ctx, state));
          output.answer(rows, (list) => table(HEAD, list.map(cells), "There are no videos."));
          return;
        }
        const row = toRow(await withSite(env, ({ ctx }) => getVideo(ctx, videoId)));
        output.answer(row, (video) => table(HEAD, [cells(video)], ""));
      }),
    );

async function allVideos(ctx: CoreContext, state: VideoState | undefined): Promise<VideoLine[]> {
  const rows: VideoLine[] = [];
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page: Awaited<ReturnType<typeof listVideos>> = await listVideos(ctx, {
      state,
      cursor,
      limit: PAGE_SIZE,
    });
    rows.push(...page.items.map(toRow));
    cursor = page.nextCursor;
  }
  return rows;
}

type VideoLine = ReturnType<typeof toRow>;

/** The fields that scripts rely on; the others are for pages. */
function toRow(video: VideoDetail) {
  const { id, titleId, title, state, progressPercent, durationSeconds, sizeBytes } = video;
  const { renditions, audio, captions, uploadedAt, playableAt, readyAt } = video;
  const reason = video.reason && sentenceOf(video.reason);
  const notices = [...(video.notice ? [video.notice] : []), ...video.audioNotices, ...video.leftOutNotices];
  const notice = notices.map((one) => sentenceOf(one)).join(" ") || null;
  return {
    ...{ id, titleId, title, state, progressPercent, durationSeconds, sizeBytes, renditions },
    ...{ audio, captions, reason, notice, uploadedAt, playableAt, readyAt },
  };
}

const HEAD = ["ID", "STATE", "DONE", "LENGTH", "SIZE", "TITLE"];

function cells(video: VideoLine): (string | null)[] {
  const length = video.durationSeconds === null ? null : inTime(video.durationSeconds);
  const words = [video.reason, video.notice].filter((sentence) => sentence !== null).join(" ");
  const title = words === "" ? video.title : `${video.title}: ${words}`;
  return [video.id, video.state, `${video.progressPercent} %`, length, inBytes(video.sizeBytes), title];
}
