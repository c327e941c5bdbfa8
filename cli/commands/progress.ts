import { type Command } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { inTime } from "#cli/output.ts";
import { asVideoId } from "#cli/video-id.ts";
import { findWatchState } from "#core/history/find-watch-state.ts";

/** `progress`: a user's position in a video. */
export const progressCommand: Command = {
  name: "progress",
  usage: "EMAIL VIDEO",
  summary: "Prints a user's position in a video.",
  options: {},
  words: [2, 2],
  async run({ words, env, output }) {
    const [email = "", video] = words;
    const videoId = asVideoId(video);
    const progress = await withSite(env, ({ ctx }) => findWatchState(ctx, { email, videoId }));
    output.answer(progress, ({ positionSeconds, watched, updatedAt }) => {
      const position = `${inTime(positionSeconds)}${watched ? ", watched" : ""}`;
      return `${position} (${updatedAt.toISOString()})`;
    });
    return EXIT.ok;
  },
};
