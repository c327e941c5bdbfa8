import { command, type Run } from "#cli/command.ts";
import { withSite } from "#cli/site.ts";
import { countLag } from "#core/search/index-lag.ts";
import { rebuildIndex } from "#core/search/rebuild-index.ts";

/** `search rebuild`: derives the index again from the titles and their subtitles, and swaps it in. */
export const searchRebuildCommand = (run: Run) =>
  command("rebuild", "", "Builds the search index again, while the old one is searched.").action(
    run(async ({ env, output }) => {
      output.progress("Rebuilding the search index …");
      const rebuilt = await withSite(env, async ({ ctx }) => {
        const titles = await rebuildIndex(ctx, { documents: true });
        return { titles, lag: await countLag(ctx) };
      });
      output.answer(rebuilt, ({ titles, lag }) => `${titles} titles are indexed; ${lag} changed meanwhile.`);
    }),
  );
