ALTER TABLE "playables" ADD COLUMN "last_number" integer;--> statement-breakpoint
ALTER TABLE "playables" ADD COLUMN "air_date" date;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "source_fingerprint" text;--> statement-breakpoint
CREATE INDEX "videos_source_fingerprint_idx" ON "videos" USING btree ("source_fingerprint") WHERE "videos"."source_fingerprint" is not null;