/** Kinds of rows that the seed creates. The index of a kind is part of the ids, so append only. */
const KINDS = [
  "title",
  "season",
  "playable",
  "version",
  "video",
  "upload",
  "plan",
  "chunk",
  "subtitle",
  "image",
  "user",
  "profile",
] as const;
export type SeedKind = (typeof KINDS)[number];

/**
 * The id of the n-th row of a kind: the same in every seeded site, and in the form of a UUIDv7
 * (`01900000-00kk-7000-8000-nnnnnnnnnnnn`, in hex).
 */
export function seedId(kind: SeedKind, number: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  return `01900000-${hex(KINDS.indexOf(kind) + 1, 4)}-7000-8000-${hex(number, 12)}`;
}
