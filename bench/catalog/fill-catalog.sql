-- A catalog of :titles titles for a bench: one in ten is a series of four episodes. Everything follows from its number, so
-- that each run has the same. Triggers stand still, and what they derive is filled at the end.
SET session_replication_role = replica;
CREATE FUNCTION pg_temp.pick("seed" text, "count" int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
	SELECT (('x' || substr(md5("seed"), 1, 7))::bit(28)::int) % "count";
$$;
-- Low numbers are likelier, as some genres are.
CREATE FUNCTION pg_temp.skewed("seed" text, "count" int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
	SELECT floor("count" * power(pg_temp.pick("seed", 10000) / 10000.0, 2))::int;
$$;
CREATE FUNCTION pg_temp.word("seed" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT string_agg((ARRAY['lan','tern','sal','moor','ver','den','hol','ri','mar','ken','os','tal','bri','fen','cor','wyn','ash',
		'dal','per','lo','nim','gra','ste','vel'])[1 + pg_temp.pick("seed" || n, 24)], '' ORDER BY n) FROM generate_series(1, 3) n;
$$;
CREATE TEMP TABLE film AS
	SELECT n, md5('title ' || n)::uuid AS id, n % 10 = 0 AS is_series,
		initcap(pg_temp.word('a' || n) || ' ' || pg_temp.word('b' || n)) AS name
	FROM generate_series(1, :titles) n;
INSERT INTO titles (id, kind, name, overview, release_year, language_tag, genres, tags, age_rating_years, visibility, published_at)
	SELECT id, CASE WHEN is_series THEN 'series' ELSE 'movie' END, name, repeat(name || '. ', 6), 1920 + pg_temp.pick('y' || n, 106), 'en',
		ARRAY(SELECT DISTINCT 'Genre ' || pg_temp.skewed('g' || n || k, 20) FROM generate_series(1, 2) k),
		ARRAY(SELECT DISTINCT 'tag ' || pg_temp.skewed('t' || n || k, 300) FROM generate_series(1, 2) k),
		(ARRAY[0, 6, 12, 16, 18, NULL])[1 + pg_temp.pick('r' || n, 6)], 'published', now() - n * interval '7 seconds'
	FROM film;
INSERT INTO seasons (id, title_id, number) SELECT md5('season ' || n)::uuid, id, 1 FROM film WHERE is_series;
CREATE TEMP TABLE part AS
	SELECT film.n * 10 + k AS n, film.id AS title_id, film.is_series, k, film.name FROM film
	CROSS JOIN LATERAL generate_series(1, CASE WHEN is_series THEN 4 ELSE 1 END) k;
INSERT INTO playables (id, title_id, season_id, kind, number, name)
	SELECT md5('playable ' || n)::uuid, title_id, CASE WHEN is_series THEN md5('season ' || n / 10)::uuid END,
		CASE WHEN is_series THEN 'episode' ELSE 'movie' END, CASE WHEN is_series THEN k END, name FROM part;
INSERT INTO versions (id, playable_id, current_video_id)
	SELECT md5('version ' || n)::uuid, md5('playable ' || n)::uuid, md5('video ' || n)::uuid FROM part;
INSERT INTO videos (id, version_id, state, source_key, source_bytes, source_file_name, duration_seconds, current_plan_id, ready_at)
	SELECT md5('video ' || n)::uuid, md5('version ' || n)::uuid, 'ready', 'none', 1, 'film.mp4', 600 + pg_temp.pick('d' || n, 9000),
		md5('plan ' || n)::uuid, now() FROM part;
INSERT INTO plans (id, video_id, hash, plan, ffmpeg_version)
	SELECT md5('plan ' || n)::uuid, md5('video ' || n)::uuid, md5('plan ' || n), '{}', 'none' FROM part;
INSERT INTO renditions (plan_id, video_id, rendition_name, codecs, init_bytes, height, state)
	SELECT md5('plan ' || n)::uuid, md5('video ' || n)::uuid, 'v' || h, 'none', 1, h, 'complete' FROM part
	CROSS JOIN LATERAL (SELECT 360 AS h UNION SELECT (ARRAY[720, 1080, 2160])[1 + pg_temp.skewed('h' || n, 3)]) heights;
INSERT INTO audio_tracks (plan_id, video_id, rendition_name, codecs, init_bytes, language_tag, name, channels, is_default, state)
	SELECT md5('plan ' || n)::uuid, md5('video ' || n)::uuid, 'a0', 'none', 1,
		(ARRAY['en', 'fr', 'de', 'ru', 'es', 'ja', 'it', 'pl'])[1 + pg_temp.skewed('l' || n, 8)], 'Main', 2, true, 'complete' FROM part;
INSERT INTO subtitles (id, video_id, number, language_tag, name, state, object_key, bytes)
	SELECT md5('subtitles ' || n)::uuid, md5('video ' || n)::uuid, 0, (ARRAY['en', 'ru', 'de'])[1 + pg_temp.skewed('s' || n, 3)], 'Subtitles',
		'stored', 'none', 1 FROM part;
INSERT INTO people (id, name)
	SELECT md5('person ' || n)::uuid, initcap(pg_temp.word('p' || n) || ' ' || pg_temp.word('q' || n)) || ' ' || n
	FROM generate_series(0, :titles / 5) n;
INSERT INTO credits (title_id, position, kind, part, person_name, person_id)
	SELECT film.id, k, CASE k WHEN 0 THEN 'crew' ELSE 'cast' END, CASE k WHEN 0 THEN 'Directed by' ELSE 'Role ' || k END, p.name, p.id
	FROM film CROSS JOIN generate_series(0, 2) k
	JOIN people p ON p.id = md5('person ' || pg_temp.pick('c' || film.n || k, :titles / 5))::uuid;
-- What the triggers and the search job derive.
INSERT INTO listed_titles (title_id, kind, name, published_at, release_year, length_seconds, height, age_rating_years, genres, tags,
		audio_languages, subtitle_languages)
	SELECT title_id, kind, name, published_at, release_year, length_seconds, height, age_rating_years, genres, tags, audio_languages,
		subtitle_languages FROM current_listings;
INSERT INTO search_states (title_id, documents_rev, indexed_rev) SELECT id, 1, 1 FROM film;
INSERT INTO search_entries (id, title_id, kind, text, words)
	SELECT 'title_' || id, id, 'title', name, array_to_tsvector(string_to_array(lower(name), ' ')) FROM film
	UNION ALL SELECT 'person_' || title_id || position, title_id, 'person', person_name,
		array_to_tsvector(string_to_array(lower(person_name), ' ')) FROM credits
	UNION ALL SELECT 'tag_' || t.id || g, t.id, 'tag', g, array_to_tsvector(string_to_array(lower(g), ' ')) FROM titles t, unnest(t.genres || t.tags) g;
INSERT INTO search_words (word, trigram_key)
	SELECT DISTINCT w, w FROM search_entries, unnest(tsvector_to_array(words)) w ON CONFLICT DO NOTHING;
-- History: :profiles profiles that watched 200 titles each; the last one is the bench's own user.
INSERT INTO users (id, email, password_hash, role) SELECT md5('user ' || n)::uuid, 'user-' || n || '@example.test', 'none', 'viewer'
	FROM generate_series(2, :profiles) n;
INSERT INTO profiles (id, user_id, name, is_default) SELECT md5('profile ' || n)::uuid, md5('user ' || n)::uuid, 'User ' || n, true
	FROM generate_series(2, :profiles) n;
CREATE TEMP TABLE numbered AS SELECT row_number() OVER () - 1 AS number, n FROM part;
CREATE UNIQUE INDEX ON numbered (number);
INSERT INTO watch_states (profile_id, playable_id, position_seconds, duration_seconds, watched, player_session, sequence, updated_at)
	SELECT p.id, md5('playable ' || numbered.n)::uuid, CASE WHEN k % 4 = 0 THEN 300 ELSE 590 END, 600, k % 4 <> 0, 'bench', 1,
		now() - k * interval '1 hour'
	FROM profiles p CROSS JOIN generate_series(1, 200) k
	JOIN numbered ON numbered.number = pg_temp.pick('w' || p.id || k, (SELECT count(*)::int FROM numbered))
	ON CONFLICT DO NOTHING;
SET session_replication_role = origin;
ANALYZE;
