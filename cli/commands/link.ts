import { command, type Run } from "#cli/command.ts";
import { seconds } from "#cli/values.ts";
import { withSite } from "#cli/site.ts";
import { asVideoId } from "#cli/video-id.ts";
import { createLink } from "#core/playback/tokens/create-link.ts";

/** `link`: an address that any player can open without a cookie. */
export const linkCommand = (run: Run) =>
  command(
    "link",
    "VIDEO [--user EMAIL] [--ttl SECONDS]",
    "Prints an address of the master playlist that any player can open; no cookie needed.",
  )
    .argument("<VIDEO>", "", asVideoId)
    .option("--user <EMAIL>")
    .option("--ttl <SECONDS>", "", seconds)
    .action(
      run(async ({ env, output }, videoId, { user: email, ttl: ttlSeconds }) => {
        const link = await withSite(env, async ({ ctx, url }) => {
          const created = await createLink(ctx, { videoId, email, ttlSeconds });
          return { masterUrl: `${url}${created.masterPath}`, expiresAt: created.expiresAt };
        });
        output.answer(link, ({ masterUrl }) => masterUrl);
      }),
    );
