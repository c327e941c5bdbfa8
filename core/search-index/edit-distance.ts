/**
 * The number of typos (a wrong, missing, extra character, or two swapped ones) between a typed word and a
 * word, or, with `isPrefix`, the beginning of it that fits best. Infinity if there are more than `limit`.
 */
export function editDistance(
  typed: string,
  word: string,
  { limit, isPrefix }: { limit: number; isPrefix: boolean },
): number {
  if (typed.length - word.length > limit) return Infinity;
  if (!isPrefix && word.length - typed.length > limit) return Infinity;
  const compared = word.slice(0, typed.length + limit);
  const rows = distances(typed, compared);
  const last = rows[typed.length] ?? [];
  const distance = isPrefix ? Math.min(...last) : (last[compared.length] ?? Infinity);
  return distance <= limit ? distance : Infinity;
}

/** The distances between all beginnings of two words (optimal string alignment). */
function distances(a: string, b: string): number[][] {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      const options = [
        (rows[row - 1]?.[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (rows[row - 1]?.[column - 1] ?? 0) + change,
      ];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && isSwap) options.push((rows[row - 2]?.[column - 2] ?? 0) + 1);
      current.push(Math.min(...options));
    }
    rows.push(current);
  }
  return rows;
}
