/** Search and its index. */
export const search = {
  engineDown: () => "Meilisearch does not answer.",
  limit: ({ most }: { most: number }) => `A search returns 1 to ${most} hits of a kind.`,
  notATitle: () => "This is no title's id.",
};
