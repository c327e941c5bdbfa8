CREATE TABLE "markers" (
	"video_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"start_seconds" double precision NOT NULL,
	"end_seconds" double precision NOT NULL,
	CONSTRAINT "markers_video_id_kind_pk" PRIMARY KEY("video_id","kind"),
	CONSTRAINT "markers_kind_check" CHECK ("markers"."kind" in ('intro', 'credits')),
	CONSTRAINT "markers_range_check" CHECK ("markers"."start_seconds" >= 0 and "markers"."end_seconds" > "markers"."start_seconds")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credits" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "titles" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "titles" ADD COLUMN "age_rating_years" integer;--> statement-breakpoint
ALTER TABLE "titles" ADD COLUMN "publish_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "markers" ADD CONSTRAINT "markers_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_name_key" ON "people" USING btree ("name");--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credits_person_id_idx" ON "credits" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "titles_publish_at_idx" ON "titles" USING btree ("publish_at") WHERE "titles"."publish_at" is not null;--> statement-breakpoint
ALTER TABLE "titles" ADD CONSTRAINT "titles_age_rating_check" CHECK ("titles"."age_rating_years" between 0 and 21);--> statement-breakpoint
-- The people of the credits that are there.
INSERT INTO "people" ("id", "name") SELECT gen_random_uuid(), n."person_name" FROM (SELECT DISTINCT "person_name" FROM "credits") n;--> statement-breakpoint
ALTER TABLE "credits" DISABLE TRIGGER "search_after_moved_credits";--> statement-breakpoint
UPDATE "credits" c SET "person_id" = p."id" FROM "people" p WHERE p."name" = c."person_name";--> statement-breakpoint
ALTER TABLE "credits" ENABLE TRIGGER "search_after_moved_credits";--> statement-breakpoint
-- Tags are found as genres are.
CREATE OR REPLACE FUNCTION "search_before_title"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW."rev" = OLD."rev" AND (NEW."name", NEW."kind", NEW."genres", NEW."tags", NEW."visibility", NEW."deleted_at")
		IS DISTINCT FROM (OLD."name", OLD."kind", OLD."genres", OLD."tags", OLD."visibility", OLD."deleted_at") THEN
		NEW."rev" := OLD."rev" + 1;
	END IF;
	RETURN NEW;
END $$;
