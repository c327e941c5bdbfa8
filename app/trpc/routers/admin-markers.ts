import { z } from "zod";
import { catalogProcedure } from "#app/trpc/init.ts";
import { applyIntroToSeason } from "#core/markers/apply-intro.ts";
import { getMarkerEditor } from "#core/markers/get-marker-editor.ts";
import { saveMarkers } from "#core/markers/save-markers.ts";
import { markerEditorSchema, markerSchema, markersSchema } from "#core/markers/schemas.ts";

const seconds = z.number().min(0).max(1_000_000);
const marker = z.object({ startSeconds: seconds, endSeconds: seconds }).nullable().optional();
const byVideo = z.object({ videoId: z.uuid() });

/** Intro and credits of a title's files. Part of the admin router. */
export const markerProcedures = {
  markerEditor: catalogProcedure
    .input(byVideo)
    .output(markerEditorSchema)
    .query(({ ctx, input }) => getMarkerEditor(ctx.core, ctx.user, input.videoId)),
  /** Answers the markers that it replaced. */
  saveMarkers: catalogProcedure
    .input(byVideo.extend({ intro: marker, credits: marker }))
    .output(markersSchema)
    .mutation(({ ctx, input }) => saveMarkers(ctx.core, input)),
  /** Answers the intros that it replaced. */
  applyIntroToSeason: catalogProcedure
    .input(byVideo)
    .output(z.object({ before: z.array(z.object({ videoId: z.string(), intro: markerSchema.nullable() })) }))
    .mutation(({ ctx, input }) => applyIntroToSeason(ctx.core, input)),
};
