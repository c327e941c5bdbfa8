import { z } from "zod";

/**
 * Where a job runs: `light` in a worker; `transcode` and `urgent` in a transcoder, side by side, so that a segment
 * which a viewer waits for never queues behind a long ladder run.
 */
export type JobQueue = "light" | "transcode" | "urgent";

interface JobDefinition {
  readonly payload: z.ZodType<object>;
  readonly maxAttempts: number;
  readonly queue: JobQueue;
  /** Whether it runs FFmpeg or ffprobe: it waits where they do not work, and other jobs go on. */
  readonly needsFfmpeg: boolean;
}

const byVideo = z.object({ videoId: z.uuid() });

/**
 * The one table of jobs: a name, what it is given, how often it is tried, where it runs. Payloads change by
 * optional fields or a new name, since a queued job outlives the code that wrote it.
 */
export const jobRegistry = {
  /** Looks at the source, refuses it or plans it, and makes its chunks. */
  "probe-video": { payload: byVideo, maxAttempts: 3, queue: "light", needsFfmpeg: true },
  /** Leave to encode one chunk of some video, nothing more. */
  "encode-chunk": { payload: z.object({}), maxAttempts: 1, queue: "transcode", needsFfmpeg: true },
  /** Leave to encode what viewers wait for, and first chunks, until there are none. */
  "encode-urgent-chunks": { payload: z.object({}), maxAttempts: 1, queue: "urgent", needsFfmpeg: true },
  /** Text subtitles of the file become WebVTT. */
  "extract-subtitles": { payload: byVideo, maxAttempts: 3, queue: "light", needsFfmpeg: true },
  /** Stills that a poster can be chosen from. */
  "extract-stills": { payload: byVideo, maxAttempts: 3, queue: "light", needsFfmpeg: true },
  /** Looks whether everything planned exists, and says so with one row update. */
  "publish-video": { payload: byVideo, maxAttempts: 10, queue: "light", needsFfmpeg: false },
  /** Deletes what a tombstone names until its listing is empty. */
  "delete-objects": {
    payload: z.object({ tombstoneId: z.uuid() }),
    maxAttempts: 10,
    queue: "light",
    needsFfmpeg: false,
  },
  /** Derives missing tickets and jobs from rows. Runs each minute. */
  reconcile: { payload: z.object({}), maxAttempts: 1, queue: "light", needsFfmpeg: false },
  /** Deletes objects of what is gone for more than two days. Runs each night. */
  "sweep-orphans": { payload: z.object({}), maxAttempts: 1, queue: "light", needsFfmpeg: false },
  /** Ends uploads that nobody goes on with. Runs each hour, since a machine at home is off at night. */
  "expire-uploads": { payload: z.object({}), maxAttempts: 1, queue: "light", needsFfmpeg: false },
} as const satisfies Record<string, JobDefinition>;

export type JobName = keyof typeof jobRegistry;

/** Jobs that only give leave to encode: the chunks themselves say what there is to do, and how it stands. */
export const CHUNK_JOBS = ["encode-chunk", "encode-urgent-chunks"] as const satisfies readonly JobName[];
export const isChunkJob = (name: JobName): boolean => CHUNK_JOBS.some((one) => one === name);
export type JobPayload<Name extends JobName> = z.infer<(typeof jobRegistry)[Name]["payload"]>;

/** What `worker/handlers` must give for every name: a missing handler does not compile. */
export type JobHandlers<Context> = {
  readonly [Name in JobName]: (context: Context, payload: JobPayload<Name>) => Promise<void>;
};
