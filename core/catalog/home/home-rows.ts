import { z } from "zod";
import { continueWatching } from "#core/catalog/home/continue-watching.ts";
import { defineRow } from "#core/catalog/home/define-row.ts";
import { fullestGenres } from "#core/catalog/home/fullest-genres.ts";
import { type HomeRequest } from "#core/catalog/home/home-request.ts";
import { listedTitleSchema, playableCardSchema } from "#core/catalog/schemas.ts";
import { type PlayableCard } from "#core/catalog/types.ts";

/**
 * The rows of Home in their order. A new kind of row is an entry here, and one in the table of the page that draws it
 * (app/components/home/home-rows.tsx).
 */
const HOME_ROWS = [
  defineRow("continueWatching", playableCardSchema, async ({ ctx, user, nextUp }) => {
    const [next, begun] = await Promise.all([nextUp, continueWatching(ctx, user)]);
    return [{ items: withoutSeriesOf(next, begun), fullList: { list: "history" } }];
  }),
  defineRow("nextUp", playableCardSchema, async ({ nextUp }) => [{ items: await nextUp, fullList: null }]),
  defineRow("recentlyAdded", listedTitleSchema, async ({ newest }) => [
    { items: await newest, fullList: { list: "films" } },
  ]),
  defineRow("genre", listedTitleSchema, async ({ ctx }) =>
    (await fullestGenres(ctx)).map(({ genre, kind, titles }) => ({
      name: genre,
      fullList: { list: kind === "movie" ? "films" : "series", genre },
      items: titles,
    })),
  ),
] as const;

/** A row of Home; its `kind` says which items it has. */
export const homeRowSchema = z.discriminatedUnion("kind", schemasOf(HOME_ROWS));
export type HomeRow = Readonly<z.infer<typeof homeRowSchema>>;

/** Loads the rows that have something to show, in their order. */
export async function loadHomeRows(home: HomeRequest): Promise<HomeRow[]> {
  const rows = await Promise.all(HOME_ROWS.map((row): Promise<HomeRow[]> => row.load(home)));
  return rows.flat();
}

type SchemasOf<Rows extends readonly { schema: unknown }[]> = {
  [Index in keyof Rows]: Rows[Index]["schema"];
};

function schemasOf<const Rows extends readonly { schema: unknown }[]>(rows: Rows): SchemasOf<Rows> {
  return rows.map(({ schema }) => schema) as unknown as SchemasOf<Rows>;
}

/** A series has one card: if its last watched episode is finished, the card shows the next one. */
function withoutSeriesOf(next: readonly PlayableCard[], cards: readonly PlayableCard[]): PlayableCard[] {
  const ids = new Set(next.map(({ title }) => title.id));
  return cards.filter(({ title }) => !ids.has(title.id));
}
