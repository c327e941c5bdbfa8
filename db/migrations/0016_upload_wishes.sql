ALTER TABLE "titles" ADD COLUMN "publish_when_playable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "source_fingerprint" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "adds_to_series" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "publish_when_playable" boolean DEFAULT true NOT NULL;