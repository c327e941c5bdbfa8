import { z } from "zod";
import { router, watchProcedure } from "#app/trpc/init.ts";
import { getHome, homePageSchema } from "#core/catalog/home/get-home.ts";
import { getPlay } from "#core/catalog/get-play.ts";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { listGenres } from "#core/catalog/list-genres.ts";
import { listTitles } from "#core/catalog/list-titles.ts";
import { MAX_PAGE_SIZE } from "#core/paging/keyset.ts";
import { listedTitleSchema, playableCardSchema, titlePageSchema } from "#core/catalog/schemas.ts";
import { pageSchema } from "#core/paging/page-schema.ts";

const listingInput = z.object({
  kind: z.enum(["movie", "series"]).optional(),
  genre: z.string().min(1).max(60).optional(),
  cursor: z.string().max(300).nullish(),
  limit: z.number().int().min(1).max(MAX_PAGE_SIZE).default(48),
});

/** What can be watched, for signed-in users. */
export const catalogRouter = router({
  home: watchProcedure.output(homePageSchema).query(({ ctx }) => getHome(ctx.core, ctx.user)),
  titles: watchProcedure
    .input(listingInput.default(listingInput.parse({})))
    .output(pageSchema(listedTitleSchema))
    .query(({ ctx, input }) => listTitles(ctx.core, input)),
  title: watchProcedure
    .input(z.object({ titleId: z.string().max(100) }))
    .output(titlePageSchema)
    .query(({ ctx, input }) => getTitlePage(ctx.core, ctx.user, input.titleId)),
  /** What the title's Play button plays. */
  play: watchProcedure
    .input(z.object({ titleId: z.string().max(100) }))
    .output(playableCardSchema.nullable())
    .query(({ ctx, input }) => getPlay(ctx.core, ctx.user, input.titleId)),
  genres: watchProcedure
    .input(z.object({ kind: z.enum(["movie", "series"]).optional() }).default({}))
    .output(z.array(z.object({ genre: z.string(), titleCount: z.number() })))
    .query(({ ctx, input }) => listGenres(ctx.core, input.kind)),
});
