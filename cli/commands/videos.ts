import { type Command, oneOf } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { inBytes, inTime, table } from "#cli/output.ts";
import { asVideoId } from "#cli/video-id.ts";
import { type VideoState } from "#core/videos/video-states.ts";
import { type CoreContext } from "#core/context.ts";
import { getVideo } from "#core/videos/get-video.ts";
import { listVideos } from "#core/videos/list-videos.ts";
import { type VideoDetail } from "#core/videos/types.ts";
import { VIDEO_STATES } from "#db/schema/video-states.ts";

const NAMED = { name: "videos", usage: `[ID] [--state ${VIDEO_STATES.join("|")}]` };
const PAGE_SIZE = 100;

/** `videos`: all of them, newest first, or one. */
export const videosCommand: Command = {
  ...NAMED,
  summary: "Lists the videos with their states, newest first; with an ID that video.",
  options: { state: { type: "string" } },
  words: [0, 1],
  async run({ words, text, env, output }) {
    const state = oneOf(NAMED, text("state"), VIDEO_STATES);
    const [id] = words;
    if (id === undefined) {
      const rows = await withSite(env, ({ ctx }) => allVideos(ctx, state));
      output.answer(rows, (list) => table(HEAD, list.map(cells), "There are no videos."));
      return EXIT.ok;
    }
    const videoId = asVideoId(id);
    const row = toRow(await withSite(env, ({ ctx }) => getVideo(ctx, videoId)));
    output.answer(row, (video) => table(HEAD, [cells(video)], ""));
    return EXIT.ok;
  },
};

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
  const { renditions, audio, captions, reason, uploadedAt, playableAt, readyAt } = video;
  const notices = [video.notice, video.audioNotice, video.leftOutNotice];
  const notice = notices.filter((sentence) => sentence !== null).join(" ") || null;
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
