/** A grid of six or eight rows on a desktop: enough to scroll, small enough to be quick. */
const titlesPerPage = 36;

/** The query of a browsing page: `?genre=` and `?cursor=` of its address. */
export function browseQuery(request: Request, kind: "movie" | "series") {
  const { searchParams } = new URL(request.url);
  const genre = searchParams.get("genre") ?? undefined;
  const cursor = searchParams.get("cursor") ?? undefined;
  return { kind, genre, cursor, limit: titlesPerPage };
}

/** The address of a browsing page with these choices. */
export function browsePath(path: string, choices: { genre?: string | null; cursor?: string | null }): string {
  const search = new URLSearchParams();
  if (choices.genre) search.set("genre", choices.genre);
  if (choices.cursor) search.set("cursor", choices.cursor);
  return search.size > 0 ? `${path}?${search}` : path;
}
