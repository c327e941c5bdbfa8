-- Names in the order in which people look them up: any script, and numbers by their value.
CREATE COLLATION IF NOT EXISTS "name_order" (provider = icu, locale = 'und-u-kn-true');--> statement-breakpoint
CREATE TABLE "listed_titles" (
	"title_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text COLLATE "name_order" NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"release_year" integer NOT NULL,
	"length_seconds" double precision NOT NULL,
	"height" integer NOT NULL,
	"age_rating_years" integer,
	"genres" text[] NOT NULL,
	"tags" text[] NOT NULL,
	"audio_languages" text[] NOT NULL,
	"subtitle_languages" text[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "listed_titles" ADD CONSTRAINT "listed_titles_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listed_titles_newest_idx" ON "listed_titles" USING btree ("kind","published_at" DESC NULLS FIRST,"title_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "listed_titles_name_idx" ON "listed_titles" USING btree ("kind","name","title_id");--> statement-breakpoint
CREATE INDEX "listed_titles_year_idx" ON "listed_titles" USING btree ("kind","release_year" DESC NULLS FIRST,"title_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "listed_titles_length_idx" ON "listed_titles" USING btree ("kind","length_seconds","title_id");--> statement-breakpoint
CREATE INDEX "listed_titles_genres_idx" ON "listed_titles" USING gin ("genres");--> statement-breakpoint
CREATE INDEX "listed_titles_tags_idx" ON "listed_titles" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "listed_titles_audio_languages_idx" ON "listed_titles" USING gin ("audio_languages");--> statement-breakpoint
CREATE INDEX "listed_titles_subtitle_languages_idx" ON "listed_titles" USING gin ("subtitle_languages");--> statement-breakpoint
-- What is listed of each title, from its own rows. The table has the same, as triggers keep it, and doctor compares them.
CREATE VIEW "watchable_videos" AS
	SELECT p."title_id", p."kind", v."is_default", vi."id", vi."current_plan_id", vi."duration_seconds"
	FROM "playables" p JOIN "versions" v ON v."playable_id" = p."id" JOIN "videos" vi ON vi."id" = v."current_video_id"
	WHERE p."deleted_at" IS NULL AND vi."deleted_at" IS NULL AND vi."state" IN ('playable', 'ready');--> statement-breakpoint
CREATE VIEW "current_listings" AS
	SELECT t."id" AS "title_id", t."kind", t."name", coalesce(t."published_at", t."created_at") AS "published_at",
		coalesce(t."release_year", 0) AS "release_year",
		coalesce(CASE t."kind" WHEN 'series' THEN f."episode_seconds" ELSE f."film_seconds" END, 'Infinity') AS "length_seconds",
		coalesce(f."height", 0) AS "height", t."age_rating_years", t."genres", t."tags",
		ARRAY(SELECT DISTINCT split_part(lower(CASE a."language_tag" WHEN 'und' THEN t."language_tag" ELSE a."language_tag" END), '-', 1)
			FROM "watchable_videos" w JOIN "audio_tracks" a ON a."plan_id" = w."current_plan_id"
			WHERE w."title_id" = t."id" AND w."kind" <> 'extra' AND NOT (a."language_tag" = 'und' AND t."language_tag" IS NULL)
			ORDER BY 1) AS "audio_languages",
		ARRAY(SELECT DISTINCT split_part(lower(s."language_tag"), '-', 1)
			FROM "watchable_videos" w JOIN "subtitles" s ON s."video_id" = w."id"
			WHERE w."title_id" = t."id" AND w."kind" <> 'extra' AND s."state" = 'stored' AND s."language_tag" <> 'und'
			ORDER BY 1) AS "subtitle_languages"
	FROM "titles" t CROSS JOIN LATERAL (
		SELECT count(*) AS "videos",
			max(w."duration_seconds") FILTER (WHERE w."is_default" AND w."kind" IN ('movie', 'recording')) AS "film_seconds",
			percentile_cont(0.5) WITHIN GROUP (ORDER BY w."duration_seconds")
				FILTER (WHERE w."is_default" AND w."kind" = 'episode') AS "episode_seconds",
			max(r."height") FILTER (WHERE w."kind" <> 'extra') AS "height"
		FROM "watchable_videos" w LEFT JOIN LATERAL (
			SELECT max(r."height") AS "height" FROM "renditions" r
			WHERE r."plan_id" = w."current_plan_id" AND r."state" <> 'dropped') r ON true
		WHERE w."title_id" = t."id") f
	WHERE t."visibility" = 'published' AND t."deleted_at" IS NULL AND f."videos" > 0;--> statement-breakpoint
-- The lock comes first, so that the statement after it sees what another transaction changed of the same title.
CREATE FUNCTION "listing_refresh"("title" uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM 1 FROM "titles" WHERE "id" = "title" FOR NO KEY UPDATE;
	DELETE FROM "listed_titles" l WHERE l."title_id" = "title"
		AND NOT EXISTS (SELECT 1 FROM "current_listings" c WHERE c."title_id" = "title");
	INSERT INTO "listed_titles" AS l ("title_id", "kind", "name", "published_at", "release_year", "length_seconds", "height",
			"age_rating_years", "genres", "tags", "audio_languages", "subtitle_languages")
		SELECT c."title_id", c."kind", c."name", c."published_at", c."release_year", c."length_seconds", c."height",
			c."age_rating_years", c."genres", c."tags", c."audio_languages", c."subtitle_languages"
		FROM "current_listings" c WHERE c."title_id" = "title"
		ON CONFLICT ("title_id") DO UPDATE SET "kind" = excluded."kind", "name" = excluded."name",
			"published_at" = excluded."published_at", "release_year" = excluded."release_year",
			"length_seconds" = excluded."length_seconds", "height" = excluded."height",
			"age_rating_years" = excluded."age_rating_years", "genres" = excluded."genres", "tags" = excluded."tags",
			"audio_languages" = excluded."audio_languages", "subtitle_languages" = excluded."subtitle_languages"
		WHERE l IS DISTINCT FROM excluded;
END $$;--> statement-breakpoint
-- A video that cannot be watched is in no list: what changes of it then needs no look.
CREATE FUNCTION "listing_refresh_of_video"("video" uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	PERFORM "listing_refresh"(p."title_id") FROM "videos" vi JOIN "versions" v ON v."id" = vi."version_id"
		JOIN "playables" p ON p."id" = v."playable_id"
		WHERE vi."id" = "video" AND vi."state" IN ('playable', 'ready');
END $$;--> statement-breakpoint
CREATE FUNCTION "listing_after_title"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM "listing_refresh"(NEW."id");
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "listing_after_playable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND OLD."title_id" <> NEW."title_id" THEN
		PERFORM "listing_refresh"(t."id") FROM (SELECT unnest(ARRAY[OLD."title_id", NEW."title_id"]) AS "id" ORDER BY 1) t;
	ELSE
		PERFORM "listing_refresh"(CASE TG_OP WHEN 'DELETE' THEN OLD."title_id" ELSE NEW."title_id" END);
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "listing_after_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM "listing_refresh"(t."title_id") FROM (SELECT DISTINCT p."title_id" FROM "playables" p
		WHERE p."id" IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW."playable_id" END,
			CASE WHEN TG_OP <> 'INSERT' THEN OLD."playable_id" END) ORDER BY 1) t;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "listing_after_video"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM "listing_refresh"(p."title_id") FROM "versions" v JOIN "playables" p ON p."id" = v."playable_id"
		WHERE v."id" = NEW."version_id";
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "listing_after_track"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM "listing_refresh_of_video"(CASE TG_OP WHEN 'DELETE' THEN OLD."video_id" ELSE NEW."video_id" END);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "listing_after_title" AFTER UPDATE ON "titles" FOR EACH ROW
	WHEN ((NEW."kind", NEW."name", NEW."visibility", NEW."deleted_at", NEW."published_at", NEW."release_year", NEW."language_tag",
		NEW."genres", NEW."tags", NEW."age_rating_years")
		IS DISTINCT FROM (OLD."kind", OLD."name", OLD."visibility", OLD."deleted_at", OLD."published_at", OLD."release_year",
		OLD."language_tag", OLD."genres", OLD."tags", OLD."age_rating_years"))
	EXECUTE FUNCTION "listing_after_title"();--> statement-breakpoint
CREATE TRIGGER "listing_after_playable" AFTER INSERT OR DELETE ON "playables"
	FOR EACH ROW EXECUTE FUNCTION "listing_after_playable"();--> statement-breakpoint
CREATE TRIGGER "listing_after_changed_playable" AFTER UPDATE ON "playables" FOR EACH ROW
	WHEN ((NEW."kind", NEW."title_id", NEW."deleted_at") IS DISTINCT FROM (OLD."kind", OLD."title_id", OLD."deleted_at"))
	EXECUTE FUNCTION "listing_after_playable"();--> statement-breakpoint
CREATE TRIGGER "listing_after_version" AFTER INSERT OR DELETE ON "versions"
	FOR EACH ROW EXECUTE FUNCTION "listing_after_version"();--> statement-breakpoint
CREATE TRIGGER "listing_after_changed_version" AFTER UPDATE ON "versions" FOR EACH ROW
	WHEN ((NEW."current_video_id", NEW."is_default", NEW."playable_id")
		IS DISTINCT FROM (OLD."current_video_id", OLD."is_default", OLD."playable_id"))
	EXECUTE FUNCTION "listing_after_version"();--> statement-breakpoint
CREATE TRIGGER "listing_after_video" AFTER INSERT ON "videos" FOR EACH ROW
	WHEN (NEW."state" IN ('playable', 'ready')) EXECUTE FUNCTION "listing_after_video"();--> statement-breakpoint
CREATE TRIGGER "listing_after_changed_video" AFTER UPDATE ON "videos" FOR EACH ROW
	WHEN ((NEW."state" IN ('playable', 'ready') OR OLD."state" IN ('playable', 'ready'))
		AND (NEW."state" IN ('playable', 'ready'), NEW."duration_seconds", NEW."current_plan_id", NEW."deleted_at")
		IS DISTINCT FROM (OLD."state" IN ('playable', 'ready'), OLD."duration_seconds", OLD."current_plan_id", OLD."deleted_at"))
	EXECUTE FUNCTION "listing_after_video"();--> statement-breakpoint
CREATE TRIGGER "listing_after_rendition" AFTER INSERT OR DELETE ON "renditions"
	FOR EACH ROW EXECUTE FUNCTION "listing_after_track"();--> statement-breakpoint
CREATE TRIGGER "listing_after_changed_rendition" AFTER UPDATE ON "renditions" FOR EACH ROW
	WHEN ((NEW."state" = 'dropped', NEW."height") IS DISTINCT FROM (OLD."state" = 'dropped', OLD."height"))
	EXECUTE FUNCTION "listing_after_track"();--> statement-breakpoint
CREATE TRIGGER "listing_after_audio_track" AFTER INSERT OR DELETE ON "audio_tracks"
	FOR EACH ROW EXECUTE FUNCTION "listing_after_track"();--> statement-breakpoint
CREATE TRIGGER "listing_after_changed_audio_track" AFTER UPDATE ON "audio_tracks" FOR EACH ROW
	WHEN (NEW."language_tag" IS DISTINCT FROM OLD."language_tag") EXECUTE FUNCTION "listing_after_track"();--> statement-breakpoint
CREATE TRIGGER "listing_after_subtitles" AFTER INSERT OR DELETE ON "subtitles"
	FOR EACH ROW EXECUTE FUNCTION "listing_after_track"();--> statement-breakpoint
CREATE TRIGGER "listing_after_changed_subtitles" AFTER UPDATE ON "subtitles" FOR EACH ROW
	WHEN ((NEW."state" = 'stored', NEW."language_tag") IS DISTINCT FROM (OLD."state" = 'stored', OLD."language_tag"))
	EXECUTE FUNCTION "listing_after_track"();--> statement-breakpoint
-- The titles that are there.
INSERT INTO "listed_titles" ("title_id", "kind", "name", "published_at", "release_year", "length_seconds", "height",
		"age_rating_years", "genres", "tags", "audio_languages", "subtitle_languages")
	SELECT "title_id", "kind", "name", "published_at", "release_year", "length_seconds", "height",
		"age_rating_years", "genres", "tags", "audio_languages", "subtitle_languages" FROM "current_listings";
