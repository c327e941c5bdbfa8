import { z } from "zod";

/**
 * Where a job runs: `light` in a worker; `transcode` and `urgent` in a transcoder, side by side, so that a segment
 * which a viewer waits for never queues behind a long ladder run.
 */
export type JobQueue = "light" | "transcode" | "urgent";

/** What is written when a job's last attempt fails. `reason` says what happened; what to press is added to it. */
export type JobExhaustion =
  | { readonly effect: "video_fails"; readonly reason: string }
  | { readonly effect: "subtitles_fail" }
  /** Nothing but the spent job itself, which stays in the list of failed jobs. */
  | { readonly effect: "stays_listed" };

/**
 * What Retry does to a job that is spent. `video` and `subtitles`: what its exhaustion failed is taken back, and gets
 * a fresh job; the old one would find nothing to do. `job`: it is given all its attempts again. `rows`: it is only
 * cleared, since reconcile derives a fresh one from rows.
 */
export type JobRetry = "video" | "subtitles" | "job" | "rows";

interface CommonDefinition {
  readonly maxAttempts: number;
  readonly queue: JobQueue;
  /** Whether it runs FFmpeg or ffprobe: it waits where they do not work, and other jobs go on. */
  readonly needsFfmpeg: boolean;
}

/** Only a job that names a video can fail one, or be retried by it. */
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
const staysListed = { effect: "stays_listed" } as const;

/**
 * The one table of jobs: a name, what it is given, how often it is tried, where it runs, what its last failure writes
 * and what retries it. Payloads change by optional fields or a new name, since a queued job outlives the code that
 * wrote it.
 */
export const jobRegistry = {
  /** Looks at the source, refuses it or plans it, and makes its chunks. */
  "probe-video": {
    ...{ payload: byVideo, maxAttempts: 3, ...lightWithFfmpeg },
    onExhausted: { effect: "video_fails", reason: "Analyzing this file failed several times." },
    retriedBy: "video",
  },
  /** Leave to encode one chunk of some video, nothing more. Chunks count their failures themselves. */
  "encode-chunk": {
    ...{ payload: z.object({}), maxAttempts: 1, queue: "transcode", needsFfmpeg: true },
    onExhausted: staysListed,
    retriedBy: "rows",
  },
  /** Leave to encode what viewers wait for, and first chunks, until there are none. */
  "encode-urgent-chunks": {
    ...{ payload: z.object({}), maxAttempts: 1, queue: "urgent", needsFfmpeg: true },
    onExhausted: staysListed,
    retriedBy: "rows",
  },
  /** Text subtitles of the file become WebVTT. */
  "extract-subtitles": {
    ...{ payload: byVideo, maxAttempts: 3, ...lightWithFfmpeg },
    onExhausted: { effect: "subtitles_fail" },
    retriedBy: "subtitles",
  },
  /** Stills that a poster can be chosen from. */
  "extract-stills": {
    ...{ payload: byVideo, maxAttempts: 3, ...lightWithFfmpeg },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Looks whether everything planned exists, and says so with one row update. */
  "publish-video": {
    ...{ payload: byVideo, maxAttempts: 10, ...light },
    onExhausted: {
      effect: "video_fails",
      reason: "Everything is encoded, but the last step failed several times.",
    },
    retriedBy: "video",
  },
  /** Deletes what a tombstone names until its listing is empty. */
  "delete-objects": {
    ...{ payload: z.object({ tombstoneId: z.uuid() }), maxAttempts: 10, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Derives missing tickets and jobs from rows. Runs each minute. */
  reconcile: {
    ...{ payload: z.object({}), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Deletes objects of what is gone for more than two days. Runs each night. */
  "sweep-orphans": {
    ...{ payload: z.object({}), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Deletes users whose removal can be taken back no more. Runs each hour. */
  "purge-users": {
    ...{ payload: z.object({}), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
  /** Ends uploads that nobody goes on with. Runs each hour, since a machine at home is off at night. */
  "expire-uploads": {
    ...{ payload: z.object({}), maxAttempts: 1, ...light },
    onExhausted: staysListed,
    retriedBy: "job",
  },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobRegistry;

/** Jobs that only give leave to encode: the chunks themselves say what there is to do, and how it stands. */
export const CHUNK_JOBS = ["encode-chunk", "encode-urgent-chunks"] as const satisfies readonly JobName[];
export const isChunkJob = (name: JobName): boolean => CHUNK_JOBS.some((one) => one === name);
export type JobPayload<Name extends JobName> = z.infer<(typeof jobRegistry)[Name]["payload"]>;

/** Whether a name out of the queue is one that this code knows: a newer or an older one may have written it. */
export const isJobName = (name: string): name is JobName => Object.hasOwn(jobRegistry, name);

/** What `worker/handlers` must give for every name: a missing handler does not compile. */
export type JobHandlers<Context> = {
  readonly [Name in JobName]: (context: Context, payload: JobPayload<Name>) => Promise<void>;
};
