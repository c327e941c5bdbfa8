/** What became of the objects of a copy. A part of an upload counts as an object. */
export interface CopyCounts {
  readonly copied: number;
  readonly copiedBytes: number;
  /** Were there, and were compared by their checksums. */
  readonly verified: number;
  /** Were verified by an earlier run, and are unchanged since. */
  readonly known: number;
  /** Were deleted by the site during the copy. */
  readonly gone: number;
  /** Were deleted at the destination, because the source lacks them. */
  readonly removed: number;
  /** Are at the destination alone, which a site may be using. */
  readonly onlyThere: number;
}

export const NOTHING_COPIED: CopyCounts = {
  copied: 0,
  copiedBytes: 0,
  verified: 0,
  known: 0,
  gone: 0,
  removed: 0,
  onlyThere: 0,
};

/** Adds two counts. */
export function plusCounts(a: CopyCounts, b: CopyCounts): CopyCounts {
  return {
    copied: a.copied + b.copied,
    copiedBytes: a.copiedBytes + b.copiedBytes,
    verified: a.verified + b.verified,
    known: a.known + b.known,
    gone: a.gone + b.gone,
    removed: a.removed + b.removed,
    onlyThere: a.onlyThere + b.onlyThere,
  };
}
