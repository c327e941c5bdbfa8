import { z } from "zod";

const text = z.string().max(4096).optional().catch(undefined);
const complete = z.coerce.number().int().optional().catch(undefined);
/** ffprobe prints `N/A`, or nothing, for unknown values. */
const seconds = z.coerce.number().optional().catch(undefined);
const flag = z.coerce.number().optional().catch(0);

const tagsSchema = z.record(z.string(), z.string()).optional().catch(undefined);

const streamSchema = z.object({
  index: z.number().int().min(0),
  codec_type: text,
  codec_name: text,
  width: complete,
  height: complete,
  sample_aspect_ratio: text,
  pix_fmt: text,
  field_order: text,
  color_range: text,
  color_space: text,
  color_transfer: text,
  r_frame_rate: text,
  avg_frame_rate: text,
  start_time: seconds,
  duration: seconds,
  nb_frames: complete,
  channels: complete,
  channel_layout: text,
  sample_rate: complete,
  disposition: z
    .object({
      default: flag,
      forced: flag,
      hearing_impaired: flag,
      attached_pic: flag,
      timed_thumbnails: flag,
    })
    .optional()
    .catch(undefined),
  tags: tagsSchema,
  side_data_list: z
    .array(z.looseObject({ rotation: seconds, displaymatrix: text }))
    .optional()
    .catch(undefined),
});

/**
 * The output of `ffprobe -of json -show_format -show_streams -show_programs -show_chapters`, as far as it is
 * used. No value is trusted.
 */
export const probeSchema = z.object({
  format: z.object({
    format_name: z.string().max(200),
    duration: seconds,
    start_time: seconds,
    bit_rate: seconds,
    tags: tagsSchema,
  }),
  streams: z.array(streamSchema).max(1000).default([]),
  /** For transport streams: which streams belong together. Streams without a programme are in none. */
  programs: z
    .array(z.object({ streams: z.array(z.object({ index: z.number().int().min(0) })).default([]) }))
    .max(1000)
    .optional()
    .catch(undefined),
  chapters: z
    .array(z.object({ start_time: seconds, end_time: seconds, tags: tagsSchema }))
    .max(10_000)
    .optional()
    .catch(undefined),
});

export type Probe = z.infer<typeof probeSchema>;
export type ProbeStream = z.infer<typeof streamSchema>;

/** A tag in any case: Matroska writes `DURATION`, MP4 `language`. */
export function tagOf(
  stream: { tags?: Record<string, string> | undefined },
  name: string,
): string | undefined {
  const entry = Object.entries(stream.tags ?? {}).find(([key]) => key.toLowerCase() === name);
  return entry?.[1];
}
