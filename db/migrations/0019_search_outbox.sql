-- The outbox of the search index (docs/decisions/0024-search-outbox.md). Whatever changes what the index shows of a
-- title raises the title's `rev`, and a raised `rev` enqueues the job `index-title`, both in the same transaction as
-- the change. Triggers, because no writer can forget them.
CREATE FUNCTION "search_raise_rev"("title" uuid) RETURNS void LANGUAGE sql AS $$
	UPDATE "titles" SET "rev" = "rev" + 1 WHERE "id" = "title";
$$;--> statement-breakpoint
CREATE FUNCTION "search_before_title"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."rev" = OLD."rev" AND (NEW."name", NEW."kind", NEW."genres", NEW."visibility", NEW."deleted_at")
		IS DISTINCT FROM (OLD."name", OLD."kind", OLD."genres", OLD."visibility", OLD."deleted_at") THEN
		NEW."rev" := OLD."rev" + 1;
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
-- A draft that the index never had needs no job.
CREATE FUNCTION "search_after_title"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	"title" uuid;
	"listed" boolean := false;
BEGIN
	IF TG_OP = 'UPDATE' AND NEW."rev" = OLD."rev" THEN
		RETURN NULL;
	END IF;
	IF TG_OP <> 'INSERT' THEN
		"title" := OLD."id";
		"listed" := OLD."visibility" = 'published' AND OLD."deleted_at" IS NULL;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		"title" := NEW."id";
		"listed" := "listed" OR (NEW."visibility" = 'published' AND NEW."deleted_at" IS NULL);
	END IF;
	IF "listed" OR EXISTS (SELECT 1 FROM "search_states" s WHERE s."title_id" = "title") THEN
		PERFORM graphile_worker.add_job('index-title', json_build_object('titleId', "title"), max_attempts => 10,
			job_key => 'index-title:' || "title", job_key_mode => 'preserve_run_at');
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "search_after_playable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND (NEW."name", NEW."kind", NEW."title_id", NEW."deleted_at")
		IS NOT DISTINCT FROM (OLD."name", OLD."kind", OLD."title_id", OLD."deleted_at") THEN
		RETURN NULL;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		PERFORM "search_raise_rev"(NEW."title_id");
	END IF;
	IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD."title_id" <> NEW."title_id") THEN
		PERFORM "search_raise_rev"(OLD."title_id");
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "search_after_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND (NEW."current_video_id", NEW."is_default", NEW."playable_id")
		IS NOT DISTINCT FROM (OLD."current_video_id", OLD."is_default", OLD."playable_id") THEN
		RETURN NULL;
	END IF;
	PERFORM "search_raise_rev"(p."title_id") FROM "playables" p
		WHERE p."id" IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW."playable_id" END,
			CASE WHEN TG_OP <> 'INSERT' THEN OLD."playable_id" END);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "search_after_video"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' AND NEW."state" NOT IN ('playable', 'ready') THEN
		RETURN NULL;
	END IF;
	IF TG_OP = 'UPDATE' AND (NEW."deleted_at" IS NULL) = (OLD."deleted_at" IS NULL)
		AND (NEW."state" IN ('playable', 'ready')) = (OLD."state" IN ('playable', 'ready')) THEN
		RETURN NULL;
	END IF;
	PERFORM "search_raise_rev"(p."title_id")
		FROM "versions" v JOIN "playables" p ON p."id" = v."playable_id" WHERE v."id" = NEW."version_id";
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "search_after_subtitles"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	"before" text := CASE WHEN TG_OP <> 'INSERT' AND OLD."state" = 'stored' THEN OLD."object_key" END;
	"after" text := CASE WHEN TG_OP <> 'DELETE' AND NEW."state" = 'stored' THEN NEW."object_key" END;
BEGIN
	IF "before" IS NOT DISTINCT FROM "after" THEN
		RETURN NULL;
	END IF;
	PERFORM "search_raise_rev"(p."title_id") FROM "videos" vi JOIN "versions" v ON v."id" = vi."version_id"
		JOIN "playables" p ON p."id" = v."playable_id"
		WHERE vi."id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."video_id" ELSE NEW."video_id" END;
	RETURN NULL;
END $$;--> statement-breakpoint
-- Credits are written many at once: one statement raises each title once.
CREATE FUNCTION "search_after_credits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM "search_raise_rev"(c."title_id") FROM (SELECT DISTINCT "title_id" FROM "changed" ORDER BY "title_id") c;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION "search_after_moved_credits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM "search_raise_rev"(c."title_id") FROM (
		SELECT "title_id" FROM "changed" UNION SELECT "title_id" FROM "changed_from" ORDER BY "title_id") c;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "search_before_title" BEFORE UPDATE ON "titles"
	FOR EACH ROW EXECUTE FUNCTION "search_before_title"();--> statement-breakpoint
CREATE TRIGGER "search_after_title" AFTER INSERT OR UPDATE OR DELETE ON "titles"
	FOR EACH ROW EXECUTE FUNCTION "search_after_title"();--> statement-breakpoint
CREATE TRIGGER "search_after_playable" AFTER INSERT OR UPDATE OR DELETE ON "playables"
	FOR EACH ROW EXECUTE FUNCTION "search_after_playable"();--> statement-breakpoint
CREATE TRIGGER "search_after_version" AFTER INSERT OR UPDATE OR DELETE ON "versions"
	FOR EACH ROW EXECUTE FUNCTION "search_after_version"();--> statement-breakpoint
CREATE TRIGGER "search_after_video" AFTER INSERT OR UPDATE ON "videos"
	FOR EACH ROW EXECUTE FUNCTION "search_after_video"();--> statement-breakpoint
CREATE TRIGGER "search_after_subtitles" AFTER INSERT OR UPDATE OR DELETE ON "subtitles"
	FOR EACH ROW EXECUTE FUNCTION "search_after_subtitles"();--> statement-breakpoint
CREATE TRIGGER "search_after_new_credits" AFTER INSERT ON "credits" REFERENCING NEW TABLE AS "changed"
	FOR EACH STATEMENT EXECUTE FUNCTION "search_after_credits"();--> statement-breakpoint
CREATE TRIGGER "search_after_removed_credits" AFTER DELETE ON "credits" REFERENCING OLD TABLE AS "changed"
	FOR EACH STATEMENT EXECUTE FUNCTION "search_after_credits"();--> statement-breakpoint
CREATE TRIGGER "search_after_moved_credits" AFTER UPDATE ON "credits"
	REFERENCING OLD TABLE AS "changed_from" NEW TABLE AS "changed"
	FOR EACH STATEMENT EXECUTE FUNCTION "search_after_moved_credits"();
