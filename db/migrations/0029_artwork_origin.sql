ALTER TABLE "artworks" ADD COLUMN "imported_from" text;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "unavailable_reason" jsonb;--> statement-breakpoint
CREATE INDEX "artworks_imported_from_idx" ON "artworks" USING btree ("imported_from","created_at") WHERE "artworks"."imported_from" is not null;--> statement-breakpoint
CREATE INDEX "videos_unavailable_idx" ON "videos" USING btree ("unavailable_since") WHERE "videos"."unavailable_since" is not null;