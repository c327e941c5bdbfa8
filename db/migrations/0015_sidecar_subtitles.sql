ALTER TABLE "subtitles" ADD COLUMN "original_key" text;--> statement-breakpoint
ALTER TABLE "subtitles" ADD COLUMN "file_name" text;--> statement-breakpoint
ALTER TABLE "subtitles" ADD COLUMN "content_hash" text;