import { command, type Run } from "#cli/command.ts";
import { CliError, EXIT } from "#cli/exit-codes.ts";
import { withSite } from "#cli/site.ts";
import { inBytes } from "#cli/output.ts";
import { asVideoId } from "#cli/video-id.ts";
import { deleteVideoNow } from "#core/deletion/delete-video-now.ts";
import { deleteVideo } from "#core/deletion/delete-video.ts";

/** `delete`: a video; also its title, if this is the title's last video. */
export const deleteCommand = (run: Run) =>
  command(
    "delete",
    "VIDEO --yes [--now]",
    "Deletes a video: restorable for 7 days, or --now, which returns when its files are gone.",
  )
    .argument("<VIDEO>", "", asVideoId)
    .option("--yes")
    .option("--now")
    .action(
      run(async ({ env, output }, videoId, { yes, now }) => {
        if (!yes) throw new CliError(EXIT.denied, "Nothing was deleted. Say --yes if you mean it.");
        if (!now) {
          await withSite(env, ({ ctx }) => deleteVideo(ctx, { videoId }));
          const later =
            "Hidden now, files deleted after 7 days. `matinee deleted` lists it, `matinee restore` restores it.";
          output.answer({ objects: 0, bytes: 0 }, () => later);
          return;
        }
        output.progress("Deleting …");
        const removed = await withSite(env, ({ ctx }) => deleteVideoNow(ctx, { videoId }));
        output.answer(removed, ({ objects, bytes }) => `Deleted ${objects} objects, ${inBytes(bytes)}.`);
      }),
    );
