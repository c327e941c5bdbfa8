DROP INDEX "playables_season_number_key";--> statement-breakpoint
ALTER TABLE "playables" ADD COLUMN "still_image_id" uuid;--> statement-breakpoint
ALTER TABLE "playables" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tombstones" ADD COLUMN "playable_id" uuid;--> statement-breakpoint
CREATE INDEX "tombstones_playable_id_idx" ON "tombstones" USING btree ("playable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "playables_season_number_key" ON "playables" USING btree ("season_id","number") WHERE "playables"."kind" = 'episode' and "playables"."deleted_at" is null;