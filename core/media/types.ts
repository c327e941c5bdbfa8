/** What core/media speaks of. Pure data: it is stored as JSON in `videos.media_info` and `plans.plan`. */

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
  /** 0, 90, 180, 270: clockwise turn to display. */
  readonly rotationDegrees: number;
  /** True where the turn also mirrors, as front cameras do. Absent as false. */
  readonly isMirrored?: boolean;
  readonly sampleAspect: Rational;
  readonly pixelFormat: string;
  readonly bitDepth: number;
  readonly isInterlaced: boolean;
  readonly hdr: "none" | "pq" | "hlg";
  readonly averageFrameRate: Rational;
  readonly isVariableRate: boolean;
  /** Pictures a second while something moves; absent where the rate does not vary, or could not be measured. */
  readonly movingFrameRate?: Rational;
  /** First picture, in seconds of the file's time. */
  readonly startSeconds: number;
  /** How long the picture alone lasts; null where only the whole file says. */
  readonly durationSeconds: number | null;
  /** The matrix its colours were made with, guessed by size where the file does not say. */
  readonly colorMatrix: "bt601" | "bt709" | "bt2020" | "rgb";
  /** True for 0–255 (cameras, screen recordings), false for 16–235. */
  readonly isFullRange: boolean;
}

export interface AudioStreamInfo {
  readonly index: number;
  readonly codec: string;
  readonly channels: number;
  /** FFmpeg's name for what each channel is; absent where the file does not say. */
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
  /** Text can become WebVTT; pictures (PGS, VobSub) cannot. */
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

/** How many tracks of a file are not taken. */
export interface LeftOut {
  /** Made of pictures (PGS, VobSub), which cannot become text. */
  readonly videoSubtitles: number;
  /** Text beyond the most that are taken. */
  readonly subtitles: number;
  /** Of an unknown kind, without a packet, or beyond the most that are taken. */
  readonly audioTracks: number;
}

/** What a file is, as far as planning needs it. */
export interface MediaInfo {
  /** FFmpeg's demuxer name: `mov`, `matroska`, `mpegts`, … */
  readonly container: string;
  readonly durationSeconds: number;
  readonly startSeconds: number;
  readonly bitRate: number;
  /** False for what must be remuxed before ranges of it can be cut (MPEG-TS, no index). */
  readonly isSeekable: boolean;
  /** True for recordings, which change size and shape of their picture on the way where a programme does. */
  readonly mayChangeSize?: boolean;
  /** True where a track begins so late that the usual look does not see what it is; a copy must look as far. */
  readonly hasLateTracks?: boolean;
  readonly video: VideoStreamInfo;
  readonly audio: readonly AudioStreamInfo[];
  readonly subtitles: readonly SubtitleStreamInfo[];
  readonly chapters: readonly ChapterInfo[];
  /** Absent where every track is taken. */
  readonly leftOut?: LeftOut;
}

/** A rendition of the ladder. Sizes are of what is encoded, always even. */
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
  /** Streams that go on where it ends, one after the other: recorders begin a new one when channels change. */
  readonly continuedBy?: readonly number[];
  readonly languageTag: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly channels: number;
  readonly sampleRate: 48000;
  readonly bitrateKbps: number;
  /** A filter in FFmpeg's syntax that makes stereo of channels which FFmpeg has no mix for; absent where it has. */
  readonly mix?: string;
  /** Seconds by which the sound starts after (+) or before (-) the picture. */
  readonly offsetSeconds: number;
}

/** A range of segments that is encoded at once. */
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

/** What is to be encoded: immutable, hashed. Everything a transcoder needs beside the source. */
export interface Plan {
  readonly version: 1;
  readonly frameRate: Rational;
  readonly totalFrames: number;
  /** Whole frames of a segment; the last one may have fewer. */
  readonly segmentFrames: number;
  readonly segmentCount: number;
  readonly durationSeconds: number;
  /**
   * The first frame after the source's last picture, which is held from there on for sound that goes on long after it.
   * Absent where no such sound is: then the last picture is held for one segment at most.
   */
  readonly heldFromFrame?: number;
  /** Seconds of the source at which the plan's time 0 lies. */
  readonly sourceStartSeconds: number;
  readonly sourceVideoStreamIndex: number;
  /**
   * What each picture is brought to first, where the source may change its size on the way: FFmpeg would start all
   * filters anew, and those of the storyboard count. Absent where it does not change.
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
