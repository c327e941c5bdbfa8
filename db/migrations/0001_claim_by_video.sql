DROP INDEX "chunks_claim_idx";--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "seekable_source_key" text;--> statement-breakpoint
CREATE INDEX "chunks_claim_idx" ON "chunks" USING btree ("video_id","priority","number") WHERE "chunks"."state" = 'pending';