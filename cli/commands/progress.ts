import { command, type Run } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { inTime } from "#cli/output.ts";
import { asVideoId } from "#cli/video-id.ts";
import { findWatchState } from "#core/history/find-watch-state.ts";

/** `progress`: a user's position in a video. */
export const progressCommand = (run: Run) =>
  command("progress", "EMAIL VIDEO", "Prints a user's position in a video.")
    .argument("<EMAIL>")
    .argument("<VIDEO>", "", asVideoId)
    .action(
      run(async ({ env, output }, email, videoId) => {
        const progress = await withSite(env, ({ ctx }) => findWatchState(ctx, { email, videoId }));
        output.answer(progress, ({ positionSeconds, watched, updatedAt }) => {
          const position = `${inTime(positionSeconds)}${watched ? ", watched" : ""}`;
          return `${position} (${updatedAt.toISOString()})`;
        });
      }),
    );
