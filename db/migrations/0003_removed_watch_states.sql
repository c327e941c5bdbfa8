CREATE TABLE "removed_watch_states" (
	"profile_id" uuid NOT NULL,
	"playable_id" uuid NOT NULL,
	"state" jsonb NOT NULL,
	"removed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "removed_watch_states_profile_id_playable_id_pk" PRIMARY KEY("profile_id","playable_id")
);
--> statement-breakpoint
ALTER TABLE "removed_watch_states" ADD CONSTRAINT "removed_watch_states_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removed_watch_states" ADD CONSTRAINT "removed_watch_states_playable_id_playables_id_fk" FOREIGN KEY ("playable_id") REFERENCES "public"."playables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removed_watch_states_playable_id_idx" ON "removed_watch_states" USING btree ("playable_id");