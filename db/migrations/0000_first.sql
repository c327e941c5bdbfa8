CREATE TABLE "audio_tracks" (
	"plan_id" uuid NOT NULL,
	"video_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"language_tag" text NOT NULL,
	"name" text NOT NULL,
	"channels" integer NOT NULL,
	"is_default" boolean NOT NULL,
	"state" text DEFAULT 'encoding' NOT NULL,
	"codecs" text NOT NULL,
	"init_bytes" integer NOT NULL,
	"average_bits_per_second" bigint,
	"peak_bits_per_second" bigint,
	"whole_at" timestamp with time zone,
	CONSTRAINT "audio_tracks_plan_id_rung_pk" PRIMARY KEY("plan_id","rung"),
	CONSTRAINT "audio_tracks_state_check" CHECK ("audio_tracks"."state" in ('encoding', 'whole'))
);
--> statement-breakpoint
CREATE TABLE "chapters" (
	"video_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"start_seconds" double precision NOT NULL,
	"end_seconds" double precision NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "chapters_video_id_number_pk" PRIMARY KEY("video_id","number")
);
--> statement-breakpoint
CREATE TABLE "chunks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"video_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"rung" text NOT NULL,
	"number" integer NOT NULL,
	"first_segment" integer NOT NULL,
	"segment_count" integer NOT NULL,
	"state" text NOT NULL,
	"priority" integer DEFAULT 2 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"crashes" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp with time zone DEFAULT now() NOT NULL,
	"attempt_token" uuid,
	"claimed_by" uuid,
	"lease_until" timestamp with time zone,
	"wished_until" timestamp with time zone,
	"wished_segment" integer,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chunks_plan_kind_rung_number_key" UNIQUE("plan_id","kind","rung","number"),
	CONSTRAINT "chunks_kind_check" CHECK ("chunks"."kind" in ('ladder', 'entry', 'audio')),
	CONSTRAINT "chunks_state_check" CHECK ("chunks"."state" in ('dormant', 'pending', 'running', 'done', 'failed')),
	CONSTRAINT "chunks_running_check" CHECK (("chunks"."state" = 'running') = ("chunks"."lease_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"title_id" uuid,
	"video_id" uuid,
	"at_seconds" double precision,
	"widths" integer[] NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"total_bytes" integer NOT NULL,
	"placeholder" text,
	"lightness" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "images_kind_check" CHECK ("images"."kind" in ('poster', 'backdrop', 'still'))
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"video_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"plan" jsonb NOT NULL,
	"ffmpeg_version" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plans_video_hash_key" UNIQUE("video_id","hash")
);
--> statement-breakpoint
CREATE TABLE "playables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_id" uuid NOT NULL,
	"season_id" uuid,
	"kind" text NOT NULL,
	"number" integer,
	"name" text NOT NULL,
	"overview" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "playables_kind_check" CHECK ("playables"."kind" in ('movie', 'episode', 'extra', 'recording')),
	CONSTRAINT "playables_episode_check" CHECK (("playables"."kind" = 'episode') = ("playables"."season_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "processes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"pool_id" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"heartbeat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stopped_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "renditions" (
	"plan_id" uuid NOT NULL,
	"video_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"height" integer NOT NULL,
	"state" text DEFAULT 'encoding' NOT NULL,
	"codecs" text NOT NULL,
	"init_bytes" integer NOT NULL,
	"average_bits_per_second" bigint,
	"peak_bits_per_second" bigint,
	"whole_at" timestamp with time zone,
	CONSTRAINT "renditions_plan_id_rung_pk" PRIMARY KEY("plan_id","rung"),
	CONSTRAINT "renditions_state_check" CHECK ("renditions"."state" in ('encoding', 'whole', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "seasons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seasons_title_number_key" UNIQUE("title_id","number")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"plan_id" uuid NOT NULL,
	"video_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"number" integer NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segments_plan_id_rung_number_pk" PRIMARY KEY("plan_id","rung","number")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "subtitles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"video_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"source_stream_index" integer,
	"language_tag" text NOT NULL,
	"name" text NOT NULL,
	"is_forced" boolean DEFAULT false NOT NULL,
	"is_hearing_impaired" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"object_key" text,
	"bytes" integer,
	"failure_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "subtitles_video_number_key" UNIQUE("video_id","number"),
	CONSTRAINT "subtitles_state_check" CHECK ("subtitles"."state" in ('waiting', 'stored', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "titles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"overview" text DEFAULT '' NOT NULL,
	"release_year" integer,
	"language_tag" text,
	"genres" text[] DEFAULT '{}'::text[] NOT NULL,
	"owner_user_id" uuid,
	"visibility" text DEFAULT 'draft' NOT NULL,
	"published_at" timestamp with time zone,
	"poster_image_id" uuid,
	"backdrop_image_id" uuid,
	"rev" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "titles_kind_check" CHECK ("titles"."kind" in ('movie', 'series')),
	CONSTRAINT "titles_visibility_check" CHECK ("titles"."visibility" in ('draft', 'unlisted', 'published'))
);
--> statement-breakpoint
CREATE TABLE "tombstones" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prefix" text NOT NULL,
	"title_id" uuid,
	"video_id" uuid,
	"reason" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"removed_objects" integer DEFAULT 0 NOT NULL,
	"removed_bytes" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "upload_parts" (
	"upload_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "upload_parts_upload_id_number_pk" PRIMARY KEY("upload_id","number")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"video_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"part_size_bytes" integer NOT NULL,
	"part_count" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "uploads_state_check" CHECK ("uploads"."state" in ('active', 'completed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_role_check" CHECK ("users"."role" in ('admin', 'viewer')),
	CONSTRAINT "users_email_lower_check" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"playable_id" uuid NOT NULL,
	"name" text DEFAULT 'Original' NOT NULL,
	"is_default" boolean DEFAULT true NOT NULL,
	"current_video_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "videos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"source_kind" text DEFAULT 'stored' NOT NULL,
	"source_key" text NOT NULL,
	"source_bytes" bigint NOT NULL,
	"source_file_name" text NOT NULL,
	"media_info" jsonb,
	"duration_seconds" double precision,
	"current_plan_id" uuid,
	"ends_at_segment" integer,
	"epoch" integer DEFAULT 1 NOT NULL,
	"failure_reason" text,
	"refused" boolean DEFAULT false NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"playable_at" timestamp with time zone,
	"ready_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "videos_state_check" CHECK ("videos"."state" in ('queued', 'processing', 'playable', 'ready', 'failed')),
	CONSTRAINT "videos_source_kind_check" CHECK ("videos"."source_kind" in ('stored', 'in_place'))
);
--> statement-breakpoint
CREATE TABLE "watch_states" (
	"profile_id" uuid NOT NULL,
	"playable_id" uuid NOT NULL,
	"version_id" uuid,
	"position_seconds" double precision NOT NULL,
	"duration_seconds" double precision NOT NULL,
	"watched" boolean DEFAULT false NOT NULL,
	"hidden_at" timestamp with time zone,
	"player_session" text NOT NULL,
	"sequence" bigint NOT NULL,
	"first_watched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "watch_states_profile_id_playable_id_pk" PRIMARY KEY("profile_id","playable_id")
);
--> statement-breakpoint
ALTER TABLE "audio_tracks" ADD CONSTRAINT "audio_tracks_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audio_tracks" ADD CONSTRAINT "audio_tracks_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chapters" ADD CONSTRAINT "chapters_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playables" ADD CONSTRAINT "playables_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playables" ADD CONSTRAINT "playables_season_id_seasons_id_fk" FOREIGN KEY ("season_id") REFERENCES "public"."seasons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renditions" ADD CONSTRAINT "renditions_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seasons" ADD CONSTRAINT "seasons_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subtitles" ADD CONSTRAINT "subtitles_video_id_videos_id_fk" FOREIGN KEY ("video_id") REFERENCES "public"."videos"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "titles" ADD CONSTRAINT "titles_owner_user_id_users_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_playable_id_playables_id_fk" FOREIGN KEY ("playable_id") REFERENCES "public"."playables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "videos" ADD CONSTRAINT "videos_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_states" ADD CONSTRAINT "watch_states_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_states" ADD CONSTRAINT "watch_states_playable_id_playables_id_fk" FOREIGN KEY ("playable_id") REFERENCES "public"."playables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watch_states" ADD CONSTRAINT "watch_states_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audio_tracks_video_id_idx" ON "audio_tracks" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "chunks_video_id_idx" ON "chunks" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "chunks_claim_idx" ON "chunks" USING btree ("priority","created_at","number") WHERE "chunks"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "chunks_wished_idx" ON "chunks" USING btree ("wished_until") WHERE "chunks"."wished_until" is not null and "chunks"."state" in ('pending', 'dormant');--> statement-breakpoint
CREATE INDEX "chunks_lease_idx" ON "chunks" USING btree ("lease_until") WHERE "chunks"."state" = 'running';--> statement-breakpoint
CREATE INDEX "images_title_id_idx" ON "images" USING btree ("title_id");--> statement-breakpoint
CREATE INDEX "images_video_id_idx" ON "images" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "playables_title_id_idx" ON "playables" USING btree ("title_id");--> statement-breakpoint
CREATE UNIQUE INDEX "playables_season_number_key" ON "playables" USING btree ("season_id","number") WHERE "playables"."kind" = 'episode';--> statement-breakpoint
CREATE INDEX "processes_role_host_idx" ON "processes" USING btree ("role","host");--> statement-breakpoint
CREATE INDEX "profiles_user_id_idx" ON "profiles" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "profiles_default_key" ON "profiles" USING btree ("user_id") WHERE "profiles"."is_default";--> statement-breakpoint
CREATE INDEX "renditions_video_id_idx" ON "renditions" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "segments_video_id_idx" ON "segments" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "sessions_user_id_idx" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_idx" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "subtitles_video_id_idx" ON "subtitles" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "titles_owner_user_id_idx" ON "titles" USING btree ("owner_user_id");--> statement-breakpoint
CREATE INDEX "titles_published_idx" ON "titles" USING btree ("published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "titles"."visibility" = 'published' and "titles"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "titles_created_idx" ON "titles" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tombstones_due_idx" ON "tombstones" USING btree ("due_at") WHERE "tombstones"."done_at" is null;--> statement-breakpoint
CREATE INDEX "tombstones_title_id_idx" ON "tombstones" USING btree ("title_id");--> statement-breakpoint
CREATE INDEX "tombstones_video_id_idx" ON "tombstones" USING btree ("video_id");--> statement-breakpoint
CREATE INDEX "uploads_user_id_idx" ON "uploads" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "uploads_active_idx" ON "uploads" USING btree ("user_id","fingerprint") WHERE "uploads"."state" = 'active';--> statement-breakpoint
CREATE INDEX "uploads_video_id_idx" ON "uploads" USING btree ("video_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email");--> statement-breakpoint
CREATE INDEX "versions_playable_id_idx" ON "versions" USING btree ("playable_id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_default_key" ON "versions" USING btree ("playable_id") WHERE "versions"."is_default";--> statement-breakpoint
CREATE INDEX "versions_current_video_id_idx" ON "versions" USING btree ("current_video_id");--> statement-breakpoint
CREATE INDEX "videos_version_id_idx" ON "videos" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "videos_created_idx" ON "videos" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "videos_unfinished_idx" ON "videos" USING btree ("state") WHERE "videos"."state" in ('queued', 'processing', 'playable');--> statement-breakpoint
CREATE INDEX "watch_states_recent_idx" ON "watch_states" USING btree ("profile_id","updated_at" DESC NULLS LAST,"playable_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "watch_states_playable_id_idx" ON "watch_states" USING btree ("playable_id");--> statement-breakpoint
CREATE INDEX "watch_states_version_id_idx" ON "watch_states" USING btree ("version_id");