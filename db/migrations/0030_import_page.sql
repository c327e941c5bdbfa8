CREATE TABLE "watched_files" (
	"watched_folder_id" uuid NOT NULL,
	"path" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"modified_ms" bigint NOT NULL,
	"unchanged_since" timestamp with time zone DEFAULT now() NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "watched_files_watched_folder_id_path_pk" PRIMARY KEY("watched_folder_id","path")
);
--> statement-breakpoint
ALTER TABLE "import_files" ADD COLUMN "height_pixels" integer;--> statement-breakpoint
ALTER TABLE "watched_files" ADD CONSTRAINT "watched_files_watched_folder_id_watched_folders_id_fk" FOREIGN KEY ("watched_folder_id") REFERENCES "public"."watched_folders"("id") ON DELETE cascade ON UPDATE no action;