CREATE TABLE "import_files" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"path" text NOT NULL,
	"state" text NOT NULL,
	"is_chosen" boolean DEFAULT true NOT NULL,
	"size_bytes" bigint DEFAULT 0 NOT NULL,
	"duration_seconds" double precision,
	"location" jsonb,
	"is_corrected" boolean DEFAULT false NOT NULL,
	"subtitle_count" integer DEFAULT 0 NOT NULL,
	"has_facts" boolean DEFAULT false NOT NULL,
	"artwork_count" integer DEFAULT 0 NOT NULL,
	"reason" jsonb,
	"title_id" uuid,
	"video_id" uuid,
	CONSTRAINT "import_files_import_id_position_pk" PRIMARY KEY("import_id","position"),
	CONSTRAINT "import_files_state_check" CHECK ("import_files"."state" in ('new', 'known', 'left_out', 'imported', 'skipped', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "imported_files" (
	"path" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"modified_ms" bigint NOT NULL,
	"title_id" uuid NOT NULL,
	"video_id" uuid,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"folder" text NOT NULL,
	"state" text DEFAULT 'looking' NOT NULL,
	"copies" boolean DEFAULT false NOT NULL,
	"publishes" boolean DEFAULT true NOT NULL,
	"found_count" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	"created_by_user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "imports_state_check" CHECK ("imports"."state" in ('looking', 'found', 'running', 'complete', 'cancelled', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "watched_folders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"copies" boolean DEFAULT false NOT NULL,
	"publishes" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"looked_at" timestamp with time zone,
	"imported_count" integer DEFAULT 0 NOT NULL,
	"refused_count" integer DEFAULT 0 NOT NULL,
	"growing_count" integer DEFAULT 0 NOT NULL,
	"problem" jsonb,
	CONSTRAINT "watched_folders_path_unique" UNIQUE("path")
);
--> statement-breakpoint
ALTER TABLE "titles" ADD COLUMN "external_ids" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "videos" ADD COLUMN "unavailable_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_files" ADD CONSTRAINT "imported_files_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_files" ADD CONSTRAINT "imported_files_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_user_id_users_id_fk" FOREIGN KEY ("created_by_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_files_state_idx" ON "import_files" USING btree ("import_id","state","position");--> statement-breakpoint
CREATE INDEX "imported_files_title_id_idx" ON "imported_files" USING btree ("title_id");--> statement-breakpoint
CREATE INDEX "imported_files_video_id_idx" ON "imported_files" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "imports_created_idx" ON "imports" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "imports_created_by_user_id_idx" ON "imports" USING btree ("created_by_user_id");--> statement-breakpoint
CREATE INDEX "videos_source_root_idx" ON "videos" USING btree ("source_root") WHERE "videos"."source_root" is not null;