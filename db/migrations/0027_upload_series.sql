ALTER TABLE "uploads" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "season_number" integer;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "episode_number" integer;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_series_id_titles_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."titles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploads_series_id_idx" ON "uploads" USING btree ("series_id") WHERE "uploads"."series_id" is not null;