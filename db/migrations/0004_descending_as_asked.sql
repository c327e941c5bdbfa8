DROP INDEX "titles_published_idx";--> statement-breakpoint
DROP INDEX "titles_created_idx";--> statement-breakpoint
DROP INDEX "uploads_user_id_idx";--> statement-breakpoint
DROP INDEX "videos_created_idx";--> statement-breakpoint
DROP INDEX "watch_states_recent_idx";--> statement-breakpoint
CREATE INDEX "titles_published_idx" ON "titles" USING btree ("published_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "titles"."visibility" = 'published' and "titles"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "titles_created_idx" ON "titles" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "uploads_user_id_idx" ON "uploads" USING btree ("user_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "videos_created_idx" ON "videos" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "watch_states_recent_idx" ON "watch_states" USING btree ("profile_id","updated_at" DESC NULLS FIRST,"playable_id" DESC NULLS FIRST);