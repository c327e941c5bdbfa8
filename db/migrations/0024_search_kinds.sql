DROP INDEX "search_entries_words_idx";--> statement-breakpoint
CREATE INDEX "search_entries_title_words_idx" ON "search_entries" USING gin ("words") WHERE "kind" = 'title';--> statement-breakpoint
CREATE INDEX "search_entries_episode_words_idx" ON "search_entries" USING gin ("words") WHERE "kind" = 'episode';--> statement-breakpoint
CREATE INDEX "search_entries_person_words_idx" ON "search_entries" USING gin ("words") WHERE "kind" = 'person';--> statement-breakpoint
CREATE INDEX "search_entries_tag_words_idx" ON "search_entries" USING gin ("words") WHERE "kind" = 'tag';