import { type AdminDashboard } from "#core/admin/types.ts";

export interface DiskShare {
  readonly kind: "encoded" | "source" | "other" | "free";
  readonly name: string;
  readonly bytes: number;
}

/** What fills the store's disk, in the bar's order. Unknown shares are left out: S3 reports no size. */
export function diskShares(disk: AdminDashboard["disk"]): DiskShare[] {
  const { encodedBytes, sourceBytes, freeBytes, totalBytes } = disk;
  const shares: DiskShare[] = [
    { kind: "encoded", name: "Encoded", bytes: encodedBytes },
    { kind: "source", name: "Originals", bytes: sourceBytes },
  ];
  if (freeBytes === null) return shares;
  const other = totalBytes === null ? 0 : Math.max(0, totalBytes - freeBytes - encodedBytes - sourceBytes);
  if (other > 0) shares.push({ kind: "other", name: "Other files", bytes: other });
  return [...shares, { kind: "free", name: "Free", bytes: freeBytes }];
}
