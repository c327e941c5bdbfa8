import { type Command } from "#cli/command.ts";
import { EXIT } from "#cli/exit-codes.ts";
import { withHouse } from "#cli/site.ts";
import { inTime } from "#cli/output.ts";
import { asVideoId } from "#cli/video-id.ts";
import { findProgress } from "#core/history/find-watch-state.ts";

/** `progress`: where somebody is in a video. */
export const progressCommand: Command = {
  name: "progress",
  usage: "EMAIL VIDEO",
  summary: "Where somebody stopped in a video.",
  options: {},
  words: [2, 2],
  async run({ words, env, output }) {
    const [email = "", video] = words;
    const videoId = asVideoId(video);
    const progress = await withHouse(env, ({ ctx }) => findProgress(ctx, { email, videoId }));
    output.answer(progress, ({ positionSeconds, watched, updatedAt }) => {
      const place = `${inTime(positionSeconds)}${watched ? ", watched" : ""}`;
      return `${place} (${updatedAt.toISOString()})`;
    });
    return EXIT.ok;
  },
};
