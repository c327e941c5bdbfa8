import { type z } from "zod";
import {
  type imageRefSchema,
  type watchStateSchema,
  type titleCardSchema,
  type listedTitleSchema,
  type playableCardSchema,
  type heroEntrySchema,
  type playableDetailSchema,
  type titleChapterSchema,
  type titlePageSchema,
  type titleImageSchema,
  type creditSchema,
  type shownCreditSchema,
} from "#core/catalog/schemas.ts";

/** A page of a keyset-paginated list; `nextCursor` is null at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export type ImageRef = Readonly<z.infer<typeof imageRefSchema>>;
export type WatchState = Readonly<z.infer<typeof watchStateSchema>>;
export type TitleCard = Readonly<z.infer<typeof titleCardSchema>>;
export type ListedTitle = Readonly<z.infer<typeof listedTitleSchema>>;
export type PlayableCard = Readonly<z.infer<typeof playableCardSchema>>;
export type HeroEntry = Readonly<z.infer<typeof heroEntrySchema>>;
export type PlayableDetail = Readonly<z.infer<typeof playableDetailSchema>>;
export type TitleChapter = Readonly<z.infer<typeof titleChapterSchema>>;
export type TitlePage = Readonly<z.infer<typeof titlePageSchema>>;
export type TitleImage = Readonly<z.infer<typeof titleImageSchema>>;
export type Credit = Readonly<z.infer<typeof creditSchema>>;
export type ShownCredit = Readonly<z.infer<typeof shownCreditSchema>>;
