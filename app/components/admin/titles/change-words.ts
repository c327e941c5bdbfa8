/** Genres as typed, separated by commas. */
export function genresOf(typed: string): string[] {
  const genres = typed.split(",").map((genre) => genre.trim());
  return [...new Set(genres.filter(Boolean))];
}
