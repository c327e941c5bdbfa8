/** What a deletion set in motion. */
export interface Deletion {
  readonly titleId: string;
  /** Whether the whole title goes: asked for, or because its last video does. */
  readonly entireTitle: boolean;
  readonly tombstoneIds: readonly string[];
  /** Chunks that were being encoded: whoever ran them stops within a few seconds. */
  readonly haltedChunks: number;
}
