import { type Credit } from "#core/catalog/credits.ts";
import { type VideoState } from "#core/videos/video-states.ts";

/** What the catalog shows. Dates are by the database's clock. */

/** An image's addresses are `/images/<id>/<width>.webp`, for each of `widths` (ascending). */
export interface ImageRef {
  readonly id: string;
  readonly widths: readonly number[];
  readonly width: number;
  readonly height: number;
  /** 24 px wide WebP as a data URL. */
  readonly placeholder: string | null;
  /** Mean lightness, 0 to 1. */
  readonly lightness: number | null;
}

/** How far a profile is in a playable. */
export interface WatchState {
  readonly positionSeconds: number;
  readonly durationSeconds: number;
  readonly watched: boolean;
  readonly updatedAt: Date;
}

export interface TitleCard {
  readonly id: string;
  readonly kind: "movie" | "series";
  readonly name: string;
  readonly languageTag: string | null;
  readonly overview: string;
  readonly releaseYear: number | null;
  readonly genres: readonly string[];
  readonly poster: ImageRef | null;
  readonly backdrop: ImageRef | null;
  /** A movie's; null while unknown, and for a series. */
  readonly durationSeconds: number | null;
  readonly seasonCount: number;
  readonly episodeCount: number;
  readonly publishedAt: Date | null;
}

/** A playable in a row: Continue watching, Next up, history. */
export interface PlayableCard {
  readonly playableId: string;
  readonly title: Pick<TitleCard, "id" | "kind" | "name" | "languageTag">;
  readonly name: string;
  readonly seasonNumber: number | null;
  readonly episodeNumber: number | null;
  /** The last number, where one file holds several episodes; else null. */
  readonly lastEpisodeNumber: number | null;
  /** ISO 8601, of an episode that has a date for a number; else null. */
  readonly airDate: string | null;
  /** Wide still of the video, else the title's backdrop. */
  readonly still: ImageRef | null;
  readonly durationSeconds: number | null;
  readonly progress: WatchState | null;
  readonly videoState: VideoState | null;
}

/** An entry of the bill: what Home opens with. */
export interface HeroEntry extends TitleCard {
  /** What its ticket plays; null where nothing can be played yet. */
  readonly play: PlayableCard | null;
}

export interface HomePage {
  readonly hero: readonly HeroEntry[];
  readonly continueWatching: readonly PlayableCard[];
  readonly nextUp: readonly PlayableCard[];
  readonly newTitles: readonly TitleCard[];
  readonly genreRows: readonly { readonly genre: string; readonly titles: readonly TitleCard[] }[];
  /** Titles that this person may see, published or own. */
  readonly titleCount: number;
}

export interface PlayableDetail extends PlayableCard {
  readonly overview: string;
  readonly kind: "movie" | "episode" | "extra" | "recording";
  /** The still that a person chose; null where we chose. */
  readonly chosenStillId: string | null;
  readonly versions: readonly {
    readonly id: string;
    readonly name: string;
    readonly videoId: string | null;
    readonly videoState: VideoState | null;
    readonly progressPercent: number;
    /** As everywhere (`VideoProgress`): null while there is no estimate, 0 when done. */
    readonly secondsLeft: number | null;
    readonly heights: readonly number[];
    readonly audioLanguages: readonly string[];
    readonly subtitleLanguages: readonly string[];
    readonly failureReason: string | null;
  }[];
}

/** A chapter of a film, in seconds of its playing time. */
export interface TitleChapter {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly name: string;
  /** The still nearest to it. */
  readonly still: ImageRef | null;
}

export interface TitlePage extends TitleCard {
  readonly visibility: "draft" | "unlisted" | "published";
  readonly mayEdit: boolean;
  /** A movie's own playable, and its extras. */
  readonly playables: readonly PlayableDetail[];
  /** In their order; empty ones for those alone who may edit. */
  readonly seasons: readonly {
    readonly id: string;
    readonly number: number;
    readonly name: string | null;
    readonly episodes: readonly PlayableDetail[];
  }[];
  /** A film's, out of its file: of its default version. Empty for a series. */
  readonly chapters: readonly TitleChapter[];
  readonly credits: readonly Credit[];
  /** What the ticket plays: where one stopped, else the first that can be played. */
  readonly play: PlayableCard | null;
}

/** A page of a keyset-paginated list; `nextCursor` is null at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
