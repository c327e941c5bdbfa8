-- Reasons become messages, {key, params}: docs/decisions, "Messages are keys". Stored sentences stay readable as
-- messages that are a text.
ALTER TABLE "chunks" ADD COLUMN "failure" jsonb;--> statement-breakpoint
ALTER TABLE "subtitles" ADD COLUMN "failure" jsonb;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "failure" jsonb;--> statement-breakpoint
CREATE FUNCTION "message_of_text"("words" text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN trim("words") <> '' THEN
		jsonb_build_object('key', 'stored.text', 'params', jsonb_build_object('text', "words")) END
$$;--> statement-breakpoint
UPDATE "videos" SET "failure" = message_of_text("failure_reason") WHERE "failure_reason" IS NOT NULL;--> statement-breakpoint
UPDATE "subtitles" SET "failure" = message_of_text("failure_reason") WHERE "failure_reason" IS NOT NULL;--> statement-breakpoint
UPDATE "chunks" SET "failure" = message_of_text("last_error") WHERE "last_error" IS NOT NULL;--> statement-breakpoint
-- A process of an older version goes on beside newer ones and writes its sentences to the old columns: what it writes
-- there, null too, is copied. A newer process does not name these columns, so this never runs for it.
CREATE FUNCTION "keep_text_as_failure"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW."failure" := message_of_text(to_jsonb(NEW) ->> TG_ARGV[0]);
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "videos_inserted_text" BEFORE INSERT ON "videos"
	FOR EACH ROW WHEN (NEW."failure_reason" IS NOT NULL) EXECUTE FUNCTION keep_text_as_failure('failure_reason');--> statement-breakpoint
CREATE TRIGGER "videos_updated_text" BEFORE UPDATE OF "failure_reason" ON "videos"
	FOR EACH ROW EXECUTE FUNCTION keep_text_as_failure('failure_reason');--> statement-breakpoint
CREATE TRIGGER "subtitles_inserted_text" BEFORE INSERT ON "subtitles"
	FOR EACH ROW WHEN (NEW."failure_reason" IS NOT NULL) EXECUTE FUNCTION keep_text_as_failure('failure_reason');--> statement-breakpoint
CREATE TRIGGER "subtitles_updated_text" BEFORE UPDATE OF "failure_reason" ON "subtitles"
	FOR EACH ROW EXECUTE FUNCTION keep_text_as_failure('failure_reason');--> statement-breakpoint
CREATE TRIGGER "chunks_inserted_text" BEFORE INSERT ON "chunks"
	FOR EACH ROW WHEN (NEW."last_error" IS NOT NULL) EXECUTE FUNCTION keep_text_as_failure('last_error');--> statement-breakpoint
CREATE TRIGGER "chunks_updated_text" BEFORE UPDATE OF "last_error" ON "chunks"
	FOR EACH ROW EXECUTE FUNCTION keep_text_as_failure('last_error');
