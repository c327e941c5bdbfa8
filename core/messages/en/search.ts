/** Search and its index. */
export const search = {
  engineDown: () => "Meilisearch does not answer.",
  engineLate: () => "Meilisearch took too long.",
  limit: ({ most }: { most: number }) => `A search returns 1 to ${most} hits of a kind.`,
  notATitle: () => "This is no title's id.",
  rebuilding: () => "The search index is being rebuilt already.",
  rebuildTaken: () => "Another rebuild of the search index took over.",
};
