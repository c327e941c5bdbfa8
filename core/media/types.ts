/** The types of core/media. Pure data, stored as JSON in `videos.media_info` and `plans.plan`. */

/** An exact number: frame rates and time bases. */
export interface Rational {
  readonly num: number;
  readonly den: number;
}

export interface VideoStreamInfo {
  readonly index: number;
  readonly codec: string;
  /** Coded size, before rotation and pixel aspect. */
  readonly width: number;
  readonly height: number;
  /** 0, 90, 180, 270: clockwise rotation for display. */
  readonly rotationDegrees: number;
  /** True if the video is also mirrored, as by front cameras. Absent means false. */
  readonly isMirrored?: boolean;
  readonly sampleAspect: Rational;
  readonly pixelFormat: string;
  readonly bitDepth: number;
  readonly isInterlaced: boolean;
  readonly hdr: "none" | "pq" | "hlg";
  readonly averageFrameRate: Rational;
  readonly isVariableRate: boolean;
  /** Frames a second during motion; absent if the rate does not vary, or could not be measured. */
  readonly movingFrameRate?: Rational;
  /** The first frame's time, in seconds of the file's time. */
  readonly startSeconds: number;
  /** The duration of the video track alone; null if only the file's duration is known. */
  readonly durationSeconds: number | null;
  /** The colour matrix, guessed by size if the file does not say. */
  readonly colorMatrix: "bt601" | "bt709" | "bt2020" | "rgb";
  /** True for 0–255 (cameras, screen recordings), false for 16–235. */
  readonly isFullRange: boolean;
}

export interface AudioStreamInfo {
  readonly index: number;
  readonly codec: string;
  readonly channels: number;
  /** FFmpeg's name of each channel; absent if the file does not say. */
  readonly channelLayout?: string;
  readonly sampleRate: number;
  readonly languageTag: string;
  readonly name: string | null;
  readonly isDefault: boolean;
  readonly startSeconds: number;
  readonly durationSeconds: number | null;
}

export interface SubtitleStreamInfo {
  readonly index: number;
  readonly codec: string;
  /** Text can become WebVTT; bitmaps (PGS, VobSub) cannot. */
  readonly isText: boolean;
  readonly languageTag: string;
  readonly name: string | null;
  readonly isForced: boolean;
  readonly isHearingImpaired: boolean;
  readonly isDefault: boolean;
}

export interface ChapterInfo {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly name: string;
}

/** The number of tracks of a file that are not used. */
export interface LeftOut {
  /** Bitmaps (PGS, VobSub), which cannot become text. */
  readonly videoSubtitles: number;
  /** Text beyond the maximum number. */
  readonly subtitles: number;
  /** Of an unknown kind, without a packet, or beyond the maximum number. */
  readonly audioTracks: number;
}

/** The properties of a file that planning needs. */
export interface MediaInfo {
  /** FFmpeg's demuxer name: `mov`, `matroska`, `mpegts`, … */
  readonly container: string;
  readonly durationSeconds: number;
  readonly startSeconds: number;
  readonly bitRate: number;
  /** False for a file that must be remuxed before ranges of it can be cut (MPEG-TS, no index). */
  readonly isSeekable: boolean;
  /** True for recordings, whose video changes size and shape when a programme does. */
  readonly mayChangeSize?: boolean;
  /**
   * True if a track begins so late that the usual probe does not see what it is; a probe of the copy must
   * read as far.
   */
  readonly hasLateTracks?: boolean;
  readonly video: VideoStreamInfo;
  readonly audio: readonly AudioStreamInfo[];
  readonly subtitles: readonly SubtitleStreamInfo[];
  readonly chapters: readonly ChapterInfo[];
  /** Absent if every track is used. */
  readonly leftOut?: LeftOut;
}

/** A rendition of the ladder. Sizes are those of the encode, always even. */
export interface RenditionPlan {
  /** `v360`: named by the short side. */
  readonly renditionName: string;
  readonly height: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly capKbps: number;
}

export interface AudioPlan {
  /** `a0`… */
  readonly renditionName: string;
  readonly sourceStreamIndex: number;
  /** Streams that continue it, one after the other: recorders begin a new one when channels change. */
  readonly continuedBy?: readonly number[];
  readonly languageTag: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly channels: number;
  readonly sampleRate: 48000;
  readonly bitrateKbps: number;
  /** A filter in FFmpeg's syntax that mixes channels to stereo which FFmpeg has no mix for; absent if it has. */
  readonly mix?: string;
  /** Seconds by which the audio starts after (+) or before (-) the video. */
  readonly offsetSeconds: number;
}

/** A range of segments that is encoded in one run. */
export interface ChunkPlan {
  readonly number: number;
  readonly firstSegment: number;
  readonly segmentCount: number;
}

export interface StoryboardPlan {
  readonly intervalSeconds: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly columns: number;
}

/** How a video is encoded: immutable, hashed. Everything a transcoder needs besides the source. */
export interface Plan {
  readonly version: 1;
  readonly frameRate: Rational;
  readonly totalFrames: number;
  /** Frames of a segment; the last one may have fewer. */
  readonly segmentFrames: number;
  readonly segmentCount: number;
  readonly durationSeconds: number;
  /**
   * The first frame after the source's last one, which is held from there on for audio that continues long
   * after it. Absent if there is no such audio: then the last frame is held for one segment at most.
   */
  readonly heldFromFrame?: number;
  /** Seconds of the source at which the plan's time 0 is. */
  readonly sourceStartSeconds: number;
  readonly sourceVideoStreamIndex: number;
  /**
   * The size to which each frame is scaled first, if the source may change its size: otherwise FFmpeg would
   * restart all filters, and those of the storyboard count frames. Absent if it does not change.
   */
  readonly steadySource?: Pick<VideoStreamInfo, "width" | "height" | "sampleAspect" | "pixelFormat">;
  /** Lowest first. The first one is the entry rendition. */
  readonly renditions: readonly RenditionPlan[];
  readonly audio: readonly AudioPlan[];
  readonly videoChunks: readonly ChunkPlan[];
  readonly audioChunks: readonly ChunkPlan[];
  readonly storyboard: StoryboardPlan | null;
  /** Filters before scaling: deinterlace, tone map, rotate, square pixels. Already in FFmpeg's syntax. */
  readonly normalise: readonly string[];
}
