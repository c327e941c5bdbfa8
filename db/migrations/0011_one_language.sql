-- Renames columns and values to the words of docs/glossary.md. A process of an older version cannot work with the
-- new names, so this refuses to run beside one (docs/decisions, "One language").
DO $$
BEGIN
	IF EXISTS (
		SELECT 1 FROM "processes" p
		JOIN pg_locks l ON l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
			AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
			AND l.classid = 7246312::bigint::oid
			AND l.objid = (hashtext(p.id::text)::bigint & 4294967295)::oid
		WHERE p.stopped_at IS NULL
	) THEN
		RAISE EXCEPTION 'A worker or transcoder of an older version still runs. Stop every process of Matinee, then start it again.';
	END IF;
END $$;--> statement-breakpoint
ALTER TABLE "audio_tracks" DROP CONSTRAINT "audio_tracks_state_check";--> statement-breakpoint
ALTER TABLE "renditions" DROP CONSTRAINT "renditions_state_check";--> statement-breakpoint
ALTER TABLE "chunks" DROP CONSTRAINT "chunks_state_check";--> statement-breakpoint
ALTER TABLE "audio_tracks" RENAME COLUMN "rung" TO "rendition_name";--> statement-breakpoint
ALTER TABLE "audio_tracks" RENAME COLUMN "whole_at" TO "completed_at";--> statement-breakpoint
ALTER TABLE "renditions" RENAME COLUMN "rung" TO "rendition_name";--> statement-breakpoint
ALTER TABLE "renditions" RENAME COLUMN "whole_at" TO "completed_at";--> statement-breakpoint
ALTER TABLE "chunks" RENAME COLUMN "rung" TO "rendition_name";--> statement-breakpoint
ALTER TABLE "chunks" RENAME COLUMN "wished_until" TO "requested_until";--> statement-breakpoint
ALTER TABLE "chunks" RENAME COLUMN "wished_segment" TO "requested_segment";--> statement-breakpoint
ALTER TABLE "segments" RENAME COLUMN "rung" TO "rendition_name";--> statement-breakpoint
ALTER TABLE "tombstones" RENAME COLUMN "done_at" TO "completed_at";--> statement-breakpoint
ALTER TABLE "audio_tracks" RENAME CONSTRAINT "audio_tracks_plan_id_rung_pk" TO "audio_tracks_plan_id_rendition_name_pk";--> statement-breakpoint
ALTER TABLE "renditions" RENAME CONSTRAINT "renditions_plan_id_rung_pk" TO "renditions_plan_id_rendition_name_pk";--> statement-breakpoint
ALTER TABLE "segments" RENAME CONSTRAINT "segments_plan_id_rung_number_pk" TO "segments_plan_id_rendition_name_number_pk";--> statement-breakpoint
ALTER TABLE "chunks" RENAME CONSTRAINT "chunks_plan_kind_rung_number_key" TO "chunks_plan_kind_rendition_name_number_key";--> statement-breakpoint
ALTER INDEX "chunks_wished_idx" RENAME TO "chunks_requested_idx";--> statement-breakpoint
UPDATE "audio_tracks" SET "state" = 'complete' WHERE "state" = 'whole';--> statement-breakpoint
UPDATE "renditions" SET "state" = 'complete' WHERE "state" = 'whole';--> statement-breakpoint
UPDATE "chunks" SET "state" = 'complete' WHERE "state" = 'done';--> statement-breakpoint
ALTER TABLE "audio_tracks" ADD CONSTRAINT "audio_tracks_state_check" CHECK ("audio_tracks"."state" in ('encoding', 'complete'));--> statement-breakpoint
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_state_check" CHECK ("renditions"."state" in ('encoding', 'complete', 'dropped'));--> statement-breakpoint
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_state_check" CHECK ("chunks"."state" in ('dormant', 'pending', 'running', 'complete', 'failed'));--> statement-breakpoint
-- Plans are JSON: their keys follow. Their hashes stay, since they stand in the keys of objects.
UPDATE "plans" SET "plan" = ("plan" - 'rungs' - 'pictureChunks' - 'soundChunks') || jsonb_build_object(
	'renditions', (
		SELECT coalesce(jsonb_agg((r.item - 'rung') || jsonb_build_object('renditionName', r.item -> 'rung') ORDER BY r.at), '[]'::jsonb)
		FROM jsonb_array_elements("plan" -> 'rungs') WITH ORDINALITY AS r(item, at)),
	'audio', (
		SELECT coalesce(jsonb_agg((a.item - 'rung') || jsonb_build_object('renditionName', a.item -> 'rung') ORDER BY a.at), '[]'::jsonb)
		FROM jsonb_array_elements("plan" -> 'audio') WITH ORDINALITY AS a(item, at)),
	'videoChunks', "plan" -> 'pictureChunks',
	'audioChunks', "plan" -> 'soundChunks')
WHERE "plan" ? 'rungs';
