import { z } from "zod";
import { catalogProcedure, operateProcedure, router, settingsProcedure } from "#app/trpc/init.ts";
import { titleEdit } from "#app/trpc/inputs/title-change.ts";
import { artworkProcedures } from "#app/trpc/routers/admin-artwork.ts";
import { deletedProcedures } from "#app/trpc/routers/admin-deleted.ts";
import { libraryProcedures } from "#app/trpc/routers/admin-library.ts";
import { markerProcedures } from "#app/trpc/routers/admin-markers.ts";
import { metadataProcedures } from "#app/trpc/routers/admin-metadata.ts";
import { importProcedures } from "#app/trpc/routers/admin-imports.ts";
import { seriesProcedures } from "#app/trpc/routers/admin-series.ts";
import { subtitleProcedures } from "#app/trpc/routers/admin-subtitles.ts";
import {
  MAX_UNFINISHED_UPLOAD_DAYS,
  readSiteSettings,
  saveSiteSettings,
  siteSettingsSchema,
} from "#core/accounts/site-settings.ts";
import { versionProcedures } from "#app/trpc/routers/admin-versions.ts";
import { usersProcedures } from "#app/trpc/routers/admin-users.ts";
import { countSite } from "#core/admin/count-site.ts";
import { getDashboard } from "#core/admin/get-dashboard.ts";
import { listTitleImages } from "#core/catalog/images/list-title-images.ts";
import { updateTitle } from "#core/catalog/update-title.ts";
import { countDemoTitles, removeDemo } from "#core/demo/remove-demo.ts";
import { deleteTitle } from "#core/deletion/delete-title.ts";
import { undoDeleteTitle } from "#core/deletion/undo-delete.ts";
import { listJobs } from "#core/admin/list-jobs.ts";
import { retryJob } from "#core/admin/retry-job.ts";
import { fieldMessage } from "#core/messages/field-message.ts";
import { listOthersUploads } from "#core/uploads/list-others-uploads.ts";
import { listVideos } from "#core/videos/list-videos.ts";
import { adminDashboardSchema, jobRowSchema } from "#core/admin/schemas.ts";
import { titleImageSchema } from "#core/catalog/schemas.ts";
import { deletionSchema } from "#core/deletion/schemas.ts";
import { unfinishedUploadSchema } from "#core/uploads/schemas.ts";
import { videoDetailSchema } from "#core/videos/schemas.ts";

const settingsInput = z.object({
  signUpOpen: z.boolean(),
  viewersMayUpload: z.boolean(),
  publishUploads: z.boolean().optional(),
  unfinishedUploadDays: z
    .number(fieldMessage("fields.daysWhole"))
    .int(fieldMessage("fields.daysWhole"))
    .min(1, fieldMessage("fields.daysOne"))
    .max(MAX_UNFINISHED_UPLOAD_DAYS, fieldMessage("fields.daysMax", { max: MAX_UNFINISHED_UPLOAD_DAYS }))
    .optional(),
});
const jobsInput = z.object({
  state: z.enum(["waiting", "running", "failed", "done"]).optional(),
  limit: z.number().int().min(1).max(500).optional(),
});
const MAX_TITLE_FILES = 48;
const byTitle = z.object({ titleId: z.uuid() });

/** The procedures of the admin area; each asks for the scope that it needs. */
export const adminRouter = router({
  dashboard: operateProcedure
    .output(adminDashboardSchema)
    .query(({ ctx }) => getDashboard(ctx.core, { connection: ctx.connection })),
  counts: catalogProcedure.output(adminDashboardSchema.shape.counts).query(({ ctx }) => countSite(ctx.core)),
  settings: settingsProcedure.output(siteSettingsSchema).query(({ ctx }) => readSiteSettings(ctx.core)),
  saveSettings: settingsProcedure
    .input(settingsInput)
    .output(siteSettingsSchema)
    .mutation(({ ctx, input }) => saveSiteSettings(ctx.core, input)),
  /** How many demo titles there are. */
  demo: settingsProcedure
    .output(z.object({ titles: z.number() }))
    .query(async ({ ctx }) => ({ titles: await countDemoTitles(ctx.core) })),
  removeDemo: settingsProcedure
    .output(z.object({ titles: z.number() }))
    .mutation(async ({ ctx }) => ({ titles: await removeDemo(ctx.core) })),
  jobs: operateProcedure
    .input(jobsInput.default({}))
    .output(z.array(jobRowSchema))
    .query(({ ctx, input }) => listJobs(ctx.core, input)),
  retryJob: operateProcedure
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(z.void())
    .mutation(({ ctx, input }) => retryJob(ctx.core, input.id)),
  titleImages: catalogProcedure
    .input(byTitle)
    .output(z.array(titleImageSchema))
    .query(({ ctx, input }) => listTitleImages(ctx.core, input.titleId)),
  /** The newest files of a title; the page Jobs shows the rest. */
  titleFiles: catalogProcedure
    .input(byTitle)
    .output(z.array(videoDetailSchema).readonly())
    .query(
      async ({ ctx, input }) => (await listVideos(ctx.core, { ...input, limit: MAX_TITLE_FILES })).items,
    ),
  updateTitle: catalogProcedure
    .input(titleEdit)
    .output(z.void())
    .mutation(({ ctx, input }) => updateTitle(ctx.core, ctx.user, input)),
  deleteTitle: catalogProcedure
    .input(byTitle)
    .output(deletionSchema)
    .mutation(({ ctx, input }) => deleteTitle(ctx.core, { titleId: input.titleId })),
  undoDeleteTitle: catalogProcedure
    .input(byTitle)
    .output(z.void())
    .mutation(({ ctx, input }) => undoDeleteTitle(ctx.core, { titleId: input.titleId })),
  othersUploads: catalogProcedure
    .output(z.array(unfinishedUploadSchema))
    .query(({ ctx }) => listOthersUploads(ctx.core, ctx.user)),
  ...artworkProcedures,
  ...deletedProcedures,
  ...libraryProcedures,
  ...markerProcedures,
  ...metadataProcedures,
  ...importProcedures,
  ...seriesProcedures,
  ...subtitleProcedures,
  ...versionProcedures,
  ...usersProcedures,
});
