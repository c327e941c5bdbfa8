import { z } from "zod";
import { type PlainKey } from "#core/messages/message.ts";
import { type VideoReason } from "#core/messages/video-reason.ts";

/**
 * Where a job runs: `light`, `slow` and `import` in a worker, side by side, so that the probe of a new film never waits
 * behind the stills of others, and nothing behind a library that is copied; `transcode` and `urgent` in a transcoder, so that a requested segment never waits behind a
 * long ladder run.
 */
export type JobQueue = "light" | "slow" | "import" | "transcode" | "urgent";

/**
 * Records the failure of a job's last attempt. `reason` is the message for users.
 */
export type JobExhaustion =
  | { readonly effect: "video_fails"; readonly reason: PlainKey & VideoReason["key"] }
  | { readonly effect: "subtitles_fail" }
  /** Only the spent job itself, which stays in the list of failed jobs. */
  | { readonly effect: "stays_listed" };

/**
 * What Retry does to a spent job. `video` and `subtitles`: resets the state that the exhaustion failed, and
 * adds a new job; the old one would have nothing to do. `job`: resets its attempts. `rows`: only removes it,
 * because reconcile derives a new one from rows.
 */
export type JobRetry = "video" | "subtitles" | "job" | "rows";

interface CommonDefinition {
  readonly maxAttempts: number;
  readonly queue: JobQueue;
  /** Whether it runs FFmpeg or ffprobe: it waits while they do not work, and other jobs go on. */
  readonly needsFfmpeg: boolean;
}

/** Only a job with a video in its payload can fail one, or be retried by it. */
type JobDefinition = CommonDefinition &
  (
    | {
        readonly payload: z.ZodType<{ videoId: string }>;
        readonly onExhausted: JobExhaustion;
        readonly retriedBy: JobRetry;
      }
    | {
        readonly payload: z.ZodType<object>;
        readonly onExhausted: { readonly effect: "stays_listed" };
        readonly retriedBy: "job" | "rows";
      }
  );

const byVideo = z.object({ videoId: z.uuid() });
const light = { queue: "light", needsFfmpeg: false } as const;
const lightWithFfmpeg = { queue: "light", needsFfmpeg: true } as const;
/** For seconds to minutes, and no viewer waits for it. */
const slow = { queue: "slow", needsFfmpeg: false } as const;
const slowWithFfmpeg = { queue: "slow", needsFfmpeg: true } as const;
/** One after the other: a folder on a slow disk is read for hours. */
const importing = { queue: "import", needsFfmpeg: false } as const;
const staysListed = { effect: "stays_listed" } as const;

/**
 * The one table of jobs: name, payload, attempts, queue, what the last failure records and how to retry it.
 * Payloads change by optional fields or a new name, because a queued job can be older than the code that runs
 * it.
 */
export const jobRegistry = {
  /** Probes the source, refuses it or plans it, and creates its chunks. */
  "probe-video": {
    ...{ payload: byVideo, maxAttempts: 3, ...lightWithFfmpeg },
    onExhausted: { effect: "video_fails", reason: "encoding.probeFailed" },
    retriedBy: "video",
  },
  /** Encodes one chunk of any video. Chunks count their failures themselves. */
  "encode-chunk": {
    ...{ payload: z.object({}), maxAttempts: 1, queue: "transcode", needsFfmpeg: true },
    onExhausted: staysListed,
    retriedBy: "rows",
  },
  /** Encodes chunks with segment requests, and first chunks, until there are none. */
  "encode-urgent-chunks": {
    ...{ payload: z.object({}), maxAttempts: 1, queue: "urgent", needsFfmpeg: true },
    onExhausted: staysListed,
    retriedBy: "rows",
  },
  /** Converts the file's text subtitles to WebVTT. */
  "extract-subtitles": {
    ...{ payload: byVideo, maxAttempts: 3, ...slowWithFfmpeg },
    onExhausted: { effect: "subtitles_fail" },
    retriedBy: "subtitles",
  },
  /** Takes stills for the choice of a poster. */
  "extract-stills": {
    ...{ payload: byVideo, maxAttempts: 3, ...slowWithFfmpeg },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Decodes an image file that was given to a title, and shows it. An editor waits for it. */
  "make-artwork": {
    ...{ payload: z.object({ artworkId: z.uuid() }), maxAttempts: 3, ...lightWithFfmpeg },
    onExhausted: staysListed,
    retriedBy: "rows",
  },
  /** Checks whether everything planned exists, and then sets the video ready with one row update. */
  "publish-video": {
    ...{ payload: byVideo, maxAttempts: 10, ...light },
    onExhausted: { effect: "video_fails", reason: "encoding.lastStepFailed" },
    retriedBy: "video",
  },
  /** Deletes a tombstone's objects until its listing is empty. */
  "delete-objects": {
    ...{ payload: z.object({ tombstoneId: z.uuid() }), maxAttempts: 10, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /**
   * Shows the present state of a title in the search index. Triggers enqueue it with every change of the title
   * (db/migrations/0019_search_outbox.sql, which has its name and attempts too).
   */
  "index-title": {
    ...{ payload: z.object({ titleId: z.uuid() }), maxAttempts: 10, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Fills a new search index and swaps it in. With `documents`, what is indexed is derived again first. */
  "rebuild-search-index": {
    ...{ payload: z.object({ documents: z.boolean() }), maxAttempts: 10, ...slow },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Imports the demo catalog, until its record in the settings says that it is there or was removed. */
  "import-demo": {
    ...{ payload: z.object({ record: z.literal("demo") }), maxAttempts: 10, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Sends a link for a new password, if the email has an account. Its tries go on for hours. */
  "send-reset-mail": {
    ...{ payload: z.object({ email: z.email() }), maxAttempts: 10, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Finds the films of a folder for the table on an import's page. */
  "look-through-import": {
    ...{ payload: z.object({ importId: z.uuid() }), maxAttempts: 3, ...importing },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Imports the chosen files of an import, for some seconds; then another job goes on. */
  "run-import": {
    ...{ payload: z.object({ importId: z.uuid() }), maxAttempts: 5, ...importing },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Imports what is new in a watched folder. */
  "look-through-watched": {
    ...{ payload: z.object({ watchedFolderId: z.uuid() }), maxAttempts: 3, ...importing },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Derives missing jobs from rows. Runs each minute. */
  reconcile: {
    ...{ payload: z.object({}), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /**
   * Looks whether files imported in place are there: their folders, and files that were missing, each minute; all files
   * each hour.
   */
  "check-sources": {
    ...{ payload: z.object({ files: z.boolean().optional() }), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Deletes objects whose owner has not existed for more than two days. Runs each night. */
  "sweep-orphans": {
    ...{ payload: z.object({}), maxAttempts: 1, ...slow },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Deletes users whose removal cannot be undone any more. Runs each hour. */
  "purge-users": {
    ...{ payload: z.object({}), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Ends abandoned uploads. Runs each hour, because a machine at home may be off at night. */
  "expire-uploads": {
    ...{ payload: z.object({}), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobRegistry;

/** Jobs that encode chunks: the rows of the chunks contain the work and its state. */
export const CHUNK_JOBS = ["encode-chunk", "encode-urgent-chunks"] as const satisfies readonly JobName[];
export const isChunkJob = (name: JobName): boolean => CHUNK_JOBS.some((one) => one === name);
export type JobPayload<Name extends JobName> = z.infer<(typeof jobRegistry)[Name]["payload"]>;

/** Whether this code knows a name from the queue: a newer or an older version may have written it. */
export const isJobName = (name: string): name is JobName => Object.hasOwn(jobRegistry, name);

/** The handlers that `worker/handlers` must provide, one per name: a missing handler does not compile. */
export type JobHandlers<Context> = {
  readonly [Name in JobName]: (context: Context, payload: JobPayload<Name>) => Promise<void>;
};
