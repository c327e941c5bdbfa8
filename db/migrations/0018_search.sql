-- Words with a typo are found by their trigrams. Trusted: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "search_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"title_id" uuid NOT NULL,
	"playable_id" uuid,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_line_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_id" uuid NOT NULL,
	"playable_id" uuid NOT NULL,
	"subtitle_id" uuid NOT NULL,
	"object_key" text NOT NULL,
	"is_pushed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_line_sets_object_key" UNIQUE("subtitle_id","object_key")
);
--> statement-breakpoint
CREATE TABLE "search_lines" (
	"set_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"start_seconds" double precision NOT NULL,
	"text" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_lines_set_id_number_pk" PRIMARY KEY("set_id","number")
);
--> statement-breakpoint
CREATE TABLE "search_states" (
	"title_id" uuid PRIMARY KEY NOT NULL,
	"documents_rev" integer DEFAULT 0 NOT NULL,
	"indexed_rev" integer DEFAULT 0 NOT NULL,
	"next_rev" integer,
	"run_token" uuid
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL,
	"trigram_key" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_playable_id_playables_id_fk" FOREIGN KEY ("playable_id") REFERENCES "public"."playables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_line_sets" ADD CONSTRAINT "search_line_sets_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_line_sets" ADD CONSTRAINT "search_line_sets_playable_id_playables_id_fk" FOREIGN KEY ("playable_id") REFERENCES "public"."playables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_line_sets" ADD CONSTRAINT "search_line_sets_subtitle_id_subtitles_id_fk" FOREIGN KEY ("subtitle_id") REFERENCES "public"."subtitles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_lines" ADD CONSTRAINT "search_lines_set_id_search_line_sets_id_fk" FOREIGN KEY ("set_id") REFERENCES "public"."search_line_sets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_entries_title_id_idx" ON "search_entries" USING btree ("title_id");--> statement-breakpoint
CREATE INDEX "search_entries_playable_id_idx" ON "search_entries" USING btree ("playable_id");--> statement-breakpoint
CREATE INDEX "search_entries_words_idx" ON "search_entries" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_line_sets_title_id_idx" ON "search_line_sets" USING btree ("title_id");--> statement-breakpoint
CREATE INDEX "search_line_sets_playable_id_idx" ON "search_line_sets" USING btree ("playable_id");--> statement-breakpoint
CREATE INDEX "search_lines_words_idx" ON "search_lines" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_words_trigram_idx" ON "search_words" USING gin ("trigram_key" gin_trgm_ops);