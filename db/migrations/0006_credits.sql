CREATE TABLE "credits" (
	"title_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"person_name" text NOT NULL,
	CONSTRAINT "credits_title_id_position_pk" PRIMARY KEY("title_id","position"),
	CONSTRAINT "credits_kind_check" CHECK ("credits"."kind" in ('crew', 'cast'))
);
--> statement-breakpoint
ALTER TABLE "credits" ADD CONSTRAINT "credits_title_id_titles_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."titles"("id") ON DELETE cascade ON UPDATE no action;