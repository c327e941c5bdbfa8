import { type VideoState } from "#core/videos/video-states.ts";

/** How a video is coming along, for lists and live progress. */
export interface VideoProgress {
  readonly id: string;
  readonly titleId: string;
  readonly playableId: string;
  /** The title's name, with season and episode where it is one. */
  readonly title: string;
  readonly state: VideoState;
  /** 0..100 of the work by its weight (renditions by pixels, sound), whole numbers. */
  readonly progressPercent: number;
  /** Estimated from the pace so far; null while there is none, 0 when done. */
  readonly secondsLeft: number | null;
  /** The ladder's chunks in order, for a strip: at most 200, else merged. */
  readonly parts: readonly ("to_come" | "in_work" | "ready" | "failed")[];
  readonly reason: string | null;
  /** Whether Retry can help. */
  readonly canRetry: boolean;
  /** "The file stops at 0:42 of 1:10", else null. */
  readonly notice: string | null;
}

/** The shape that `matinee videos` prints and the admin list shows. */
export interface VideoDetail extends VideoProgress {
  readonly durationSeconds: number | null;
  readonly sizeBytes: number;
  readonly sourceFileName: string;
  readonly renditions: readonly {
    readonly height: number;
    readonly codec: string;
    readonly bitrateKbps: number;
    readonly state: "encoding" | "complete" | "dropped";
  }[];
  readonly audio: readonly {
    readonly languageTag: string;
    readonly name: string;
    readonly channels: number;
  }[];
  readonly captions: readonly {
    readonly languageTag: string;
    readonly name: string;
    readonly state: string;
  }[];
  /** "The audio track “English” ends at 0:42 of 1:10. …", else null. */
  readonly audioNotice: string | null;
  /** "2 subtitle tracks made of images can't be shown.", else null. */
  readonly leftOutNotice: string | null;
  readonly uploadedAt: Date;
  readonly playableAt: Date | null;
  readonly readyAt: Date | null;
}
