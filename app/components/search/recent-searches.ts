/** Searches that this browser keeps; they never leave it. */
const STORAGE_KEY = "matinee-recent-searches";
const MOST_SEARCHES = 6;

type Shelf = Pick<Storage, "getItem" | "setItem">;

/** The latest searches, newest first. */
export function readRecent(shelf: Shelf = localStorage): string[] {
  try {
    const stored: unknown = JSON.parse(shelf.getItem(STORAGE_KEY) ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored.filter((one): one is string => typeof one === "string").slice(0, MOST_SEARCHES);
  } catch {
    return [];
  }
}

/** Keeps a search as the newest one, once in any case. */
export function addRecent(query: string, shelf: Shelf = localStorage): void {
  const text = query.trim();
  if (text === "") return;
  const others = readRecent(shelf).filter((other) => other.toLowerCase() !== text.toLowerCase());
  write([text, ...others].slice(0, MOST_SEARCHES), shelf);
}

/** Forgets one search, or all of them. */
export function removeRecent(query: string | null, shelf: Shelf = localStorage): void {
  write(query === null ? [] : readRecent(shelf).filter((other) => other !== query), shelf);
}

/** A browser may refuse to store anything. */
function write(searches: readonly string[], shelf: Shelf): void {
  try {
    shelf.setItem(STORAGE_KEY, JSON.stringify(searches));
  } catch {
    // It is only a convenience.
  }
}
