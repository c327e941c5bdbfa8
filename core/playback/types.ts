import { type VideoState } from "#core/videos/video-states.ts";
import { type PlayableCard } from "#core/catalog/types.ts";
import { type VideoProgress } from "#core/videos/types.ts";

/** Which segments of a rendition exist, as ranges `[first, last]` in order. */
export interface RenditionReadiness {
  readonly renditionName: string;
  readonly height: number | null;
  readonly isComplete: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

/** What the player is steered by. */
export interface Readiness {
  readonly videoId: string;
  readonly state: VideoState;
  readonly segmentSeconds: number;
  readonly segmentCount: number;
  readonly endsAtSegment: number | null;
  readonly renditions: readonly RenditionReadiness[];
}

/** Everything the player page needs, in one answer. */
export interface PlaybackSession {
  readonly playable: PlayableCard;
  readonly versionId: string;
  readonly videoId: string;
  readonly state: VideoState;
  readonly failureReason: string | null;
  /** Null until there is a plan. Both hold the token in their path. */
  readonly allUrl: string | null;
  readonly masterUrl: string | null;
  readonly storyboardUrl: string | null;
  readonly tokenExpiresAt: Date | null;
  readonly durationSeconds: number | null;
  readonly subtitles: readonly {
    readonly id: string;
    readonly url: string;
    readonly languageTag: string;
    readonly name: string;
    readonly isForced: boolean;
    readonly isHearingImpaired: boolean;
    readonly isDefault: boolean;
  }[];
  readonly audio: readonly {
    readonly renditionName: string;
    readonly languageTag: string;
    readonly name: string;
    readonly channels: number;
  }[];
  readonly chapters: readonly {
    readonly startSeconds: number;
    readonly endSeconds: number;
    readonly name: string;
  }[];
  /** Where to go on; 0 where there is no place, or it is past 90 %. */
  readonly resumeAtSeconds: number;
  /** The watch state that this session starts from: its positions say so. Null where there is none. */
  readonly watchRevision: string | null;
  readonly next: PlayableCard | null;
  readonly readiness: Readiness | null;
}

/** What the one event stream of a browser tells. */
export type VideoEvent =
  | {
      readonly type: "segments";
      readonly videoId: string;
      readonly renditionName: string;
      readonly numbers: readonly number[];
    }
  | { readonly type: "readiness"; readonly readiness: Readiness }
  | { readonly type: "video"; readonly video: VideoProgress };
