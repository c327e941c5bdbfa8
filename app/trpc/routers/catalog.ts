import { z } from "zod";
import { router, watchProcedure } from "#app/trpc/init.ts";
import { browseFacets, browseFacetsSchema } from "#core/catalog/browse/browse-facets.ts";
import { browseFiltersSchema, browseInputSchema } from "#core/catalog/browse/browse-filters.ts";
import { browseTitles } from "#core/catalog/browse/browse-titles.ts";
import { loosenedSchema, loosenFilters } from "#core/catalog/browse/loosen-filters.ts";
import { getHome, homePageSchema } from "#core/catalog/home/get-home.ts";
import { getPlay } from "#core/catalog/get-play.ts";
import { getPersonPage, personPageSchema } from "#core/catalog/people/get-person-page.ts";
import { getTitlePage } from "#core/catalog/get-title-page.ts";
import { listedTitleSchema, playableCardSchema, titlePageSchema } from "#core/catalog/schemas.ts";
import { pageSchema } from "#core/paging/page-schema.ts";

/** What can be watched, for signed-in users. */
export const catalogRouter = router({
  home: watchProcedure.output(homePageSchema).query(({ ctx }) => getHome(ctx.core, ctx.user)),
  /** A page of films or series, narrowed and sorted. */
  browse: watchProcedure
    .input(browseInputSchema)
    .output(pageSchema(listedTitleSchema))
    .query(({ ctx, input }) => browseTitles(ctx.core, ctx.user, input)),
  /** What films or series can be narrowed to, with counts. */
  facets: watchProcedure
    .input(z.object({ kind: z.enum(["movie", "series"]) }))
    .output(browseFacetsSchema)
    .query(({ ctx, input }) => browseFacets(ctx.core, input.kind)),
  /** For filters that nothing fits: what there would be without each of them. */
  loosen: watchProcedure
    .input(browseInputSchema.pick({ kind: true }).extend(browseFiltersSchema.shape))
    .output(z.array(loosenedSchema).readonly())
    .query(({ ctx, input }) => loosenFilters(ctx.core, ctx.user, input)),
  title: watchProcedure
    .input(z.object({ titleId: z.string().max(100) }))
    .output(titlePageSchema)
    .query(({ ctx, input }) => getTitlePage(ctx.core, ctx.user, input.titleId)),
  /** A member of cast or crew with what they made. */
  person: watchProcedure
    .input(z.object({ personId: z.string().max(100) }))
    .output(personPageSchema)
    .query(({ ctx, input }) => getPersonPage(ctx.core, input.personId)),
  /** What the title's Play button plays. */
  play: watchProcedure
    .input(z.object({ titleId: z.string().max(100) }))
    .output(playableCardSchema.nullable())
    .query(({ ctx, input }) => getPlay(ctx.core, ctx.user, input.titleId)),
});
