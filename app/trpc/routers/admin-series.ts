import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { episodeInput, newSeason, playableChange, seasonChange } from "#app/trpc/inputs/series-change.ts";
import { addSeason } from "#core/catalog/series/add-season.ts";
import { listPlayableImages } from "#core/catalog/images/list-playable-images.ts";
import { makeEpisode } from "#core/catalog/series/make-episode.ts";
import { makeFilm } from "#core/catalog/series/make-film.ts";
import { titleChoices } from "#core/catalog/series/title-choices.ts";
import { updatePlayable } from "#core/catalog/series/update-playable.ts";
import { removeSeason, updateSeason } from "#core/catalog/series/update-season.ts";
import { deletePlayable } from "#core/deletion/delete-playable.ts";
import { undoDeletePlayable } from "#core/deletion/undo-delete.ts";
import { titleImageSchema } from "#core/catalog/schemas.ts";

const byPlayable = catalogProcedure.input(z.object({ playableId: z.uuid() }));

/** Describing a series: its seasons and episodes. Part of the admin router. */
export const seriesProcedures = {
  addSeason: catalogProcedure
    .input(newSeason)
    .output(z.object({ seasonId: z.string(), number: z.number() }))
    .mutation(({ ctx, input }) => addSeason(ctx.core, input)),
  updateSeason: catalogProcedure
    .input(seasonChange)
    .output(z.void())
    .mutation(({ ctx, input }) => updateSeason(ctx.core, input)),
  removeSeason: catalogProcedure
    .input(z.object({ seasonId: z.uuid() }))
    .output(z.void())
    .mutation(({ ctx, input }) => removeSeason(ctx.core, input)),
  updatePlayable: catalogProcedure
    .input(playableChange)
    .output(z.void())
    .mutation(({ ctx, input }) => updatePlayable(ctx.core, input)),
  playableImages: byPlayable
    .output(z.array(titleImageSchema))
    .query(({ ctx, input }) => listPlayableImages(ctx.core, input.playableId)),
  deletePlayable: byPlayable.output(z.void()).mutation(({ ctx, input }) => deletePlayable(ctx.core, input)),
  undoDeletePlayable: byPlayable
    .output(z.void())
    .mutation(({ ctx, input }) => undoDeletePlayable(ctx.core, input)),
  makeEpisode: catalogProcedure
    .input(episodeInput)
    .output(z.object({ seriesId: z.string(), playableId: z.string() }))
    .mutation(({ ctx, input }) => makeEpisode(ctx.core, input)),
  makeFilm: byPlayable
    .output(z.object({ titleId: z.string() }))
    .mutation(({ ctx, input }) => makeFilm(ctx.core, input)),
  titleChoices: catalogProcedure
    .input(z.object({ kind: z.enum(["movie", "series"]) }))
    .output(z.array(z.object({ id: z.string(), name: z.string() })))
    .query(({ ctx, input }) => titleChoices(ctx.core, input.kind)),
};
