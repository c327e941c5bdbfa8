-- A name as the library compares it: lower case, without diacritics.
CREATE OR REPLACE FUNCTION "title_fold"("name" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT regexp_replace(normalize(lower("name"), NFKD), '[\u0300-\u036f]', '', 'g')
$$;--> statement-breakpoint
-- Its bytes as ASCII: pg_trgm takes letters that the database's locale does not know for spaces.
CREATE OR REPLACE FUNCTION "title_trigram_key"("name" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT encode(convert_to(public.title_fold("name"), 'UTF8'), 'hex')
$$;--> statement-breakpoint
CREATE TABLE "artworks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_id" uuid NOT NULL,
	"playable_id" uuid,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"bytes" integer NOT NULL,
	"failure" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artworks_kind_check" CHECK ("artworks"."kind" in ('poster', 'backdrop', 'still')),
	CONSTRAINT "artworks_format_check" CHECK ("artworks"."format" in ('jpeg', 'png', 'webp', 'avif')),
	CONSTRAINT "artworks_state_check" CHECK ("artworks"."state" in ('waiting', 'ready', 'failed', 'cancelled')),
	CONSTRAINT "artworks_still_check" CHECK (("artworks"."kind" = 'still') = ("artworks"."playable_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "bulk_edit_items" (
	"edit_id" uuid NOT NULL,
	"title_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "bulk_edit_items_edit_id_title_id_pk" PRIMARY KEY("edit_id","title_id")
);
--> statement-breakpoint
CREATE TABLE "bulk_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "playable_id" uuid;--> statement-breakpoint
ALTER TABLE "artworks" ADD CONSTRAINT "artworks_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "artworks" ADD CONSTRAINT "artworks_playable_id_playables_id_fk" FOREIGN KEY ("playable_id") REFERENCES "public"."playables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_edit_items" ADD CONSTRAINT "bulk_edit_items_edit_id_bulk_edits_id_fk" FOREIGN KEY ("edit_id") REFERENCES "public"."bulk_edits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_edits" ADD CONSTRAINT "bulk_edits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "artworks_title_id_idx" ON "artworks" USING btree ("title_id","created_at");--> statement-breakpoint
CREATE INDEX "artworks_playable_id_idx" ON "artworks" USING btree ("playable_id");--> statement-breakpoint
CREATE INDEX "bulk_edits_created_idx" ON "bulk_edits" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_playable_id_playables_id_fk" FOREIGN KEY ("playable_id") REFERENCES "public"."playables"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "images_playable_id_idx" ON "images" USING btree ("playable_id");--> statement-breakpoint
CREATE INDEX "titles_name_idx" ON "titles" USING btree (title_fold("name"),"id") WHERE "titles"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "titles_name_trigram_idx" ON "titles" USING gin (title_trigram_key("name") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "titles_genres_idx" ON "titles" USING gin ("genres");--> statement-breakpoint
CREATE INDEX "titles_tags_idx" ON "titles" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "titles_updated_idx" ON "titles" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);