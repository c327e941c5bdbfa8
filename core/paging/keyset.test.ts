import { describe, expect, it } from "vitest";
import { cutPage, readCursor } from "#core/paging/keyset.ts";

const key = (n: number) => ({
  at: `2026-01-01T00:00:00.00000${n}Z`,
  id: `01890000-0000-7000-8000-00000000000${n}`,
});
const rows = [1, 2, 3].map(key);

describe("keyset paging", () => {
  it("gives a cursor while there is more, to the microsecond", () => {
    const page = cutPage(rows, 2, (row) => row);
    expect(page.items).toEqual(rows.slice(0, 2));
    expect(readCursor(page.nextCursor)).toEqual(key(2));
  });

  it("ends without one", () => {
    expect(cutPage(rows, 3, (row) => row).nextCursor).toBeNull();
    expect(cutPage([], 3, key).nextCursor).toBeNull();
  });

  it.each(["x", "e30", "bnVsbA", Buffer.from('{"at":"now","id":"1"}').toString("base64url")])(
    "refuses the foreign cursor %s",
    (cursor) => expect(() => readCursor(cursor)).toThrow("Start at the beginning"),
  );

  it("treats none as the top", () => {
    expect(readCursor(null)).toBeNull();
    expect(readCursor("")).toBeNull();
  });
});
