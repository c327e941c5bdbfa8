-- Twenty spoken lines for each film of the generated catalog, of five words of a vocabulary of 4096.
SET session_replication_role = replica;
CREATE TEMP TABLE vocabulary AS SELECT array_agg(word ORDER BY n) AS words FROM (
	SELECT n, (ARRAY['lan','tern','sal','moor','ver','den','hol','ri'])[1 + (n & 7)] || (ARRAY['mar','ken','os','tal','bri','fen','cor',
		'wyn'])[1 + (n >> 3 & 7)] || (ARRAY['ash','dal','per','lo','nim','gra','ste','vel'])[1 + (n >> 6 & 7)] ||
		(ARRAY['a','e','i','o','u','an','en','in'])[1 + (n >> 9 & 7)] AS word FROM generate_series(0, 4095) n) w;
INSERT INTO search_line_sets (id, title_id, playable_id, subtitle_id, object_key, is_pushed)
	SELECT s.id, p.title_id, p.id, s.id, 'none', true FROM playables p JOIN versions v ON v.playable_id = p.id
	JOIN subtitles s ON s.video_id = v.current_video_id WHERE p.kind = 'movie' OR p.number = 1;
INSERT INTO search_lines (set_id, number, start_seconds, text, words)
	SELECT id, number, number * 20, array_to_string(spoken, ' '), array_to_tsvector(spoken) FROM (
		SELECT s.id, number, ARRAY(SELECT words[1 + (hashtext(s.id::text || number || k) & 4095)] FROM generate_series(1, 5) k) AS spoken
		FROM search_line_sets s CROSS JOIN generate_series(0, 19) number CROSS JOIN vocabulary) l;
INSERT INTO search_words (word, trigram_key) SELECT w, encode(convert_to(w, 'UTF8'), 'escape') FROM vocabulary, unnest(words) w
	ON CONFLICT DO NOTHING;
SET session_replication_role = origin;
ANALYZE;
