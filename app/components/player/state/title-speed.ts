const KEY = "matinee-player-speed";
const SLOWEST = 0.25;
const FASTEST = 4;

/** The speed that this tab plays a title at: null unless the viewer chose one there. */
export function readTitleSpeed(storage: Pick<Storage, "getItem">, titleId: string): number | null {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? "null");
    const { titleId: storedId, rate } = stored as { titleId?: unknown; rate?: unknown };
    if (storedId !== titleId || typeof rate !== "number") return null;
    return rate >= SLOWEST && rate <= FASTEST ? rate : null;
  } catch {
    return null;
  }
}

/** Keeps the speed for the episodes of a title that follow in this tab, and for a reload; any other title forgets it. */
export function writeTitleSpeed(storage: Pick<Storage, "setItem">, titleId: string, rate: number): void {
  try {
    storage.setItem(KEY, JSON.stringify({ titleId, rate }));
  } catch {
    // Private windows may refuse: the speed then lasts as long as this loading.
  }
}
