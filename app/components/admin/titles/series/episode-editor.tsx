import { type EpisodeEditorProps } from "#app/components/admin/titles/editor-types.ts";
import { EpisodeForm } from "#app/components/admin/titles/series/episode-form.tsx";
import { EpisodeLine } from "#app/components/admin/titles/series/episode-line.tsx";

/** An episode: its line, or its form. */
export function EpisodeEditor(props: EpisodeEditorProps) {
  return (
    <li data-open={props.isOpen || undefined}>
      {props.isOpen ? <EpisodeForm {...props} /> : <EpisodeLine episode={props.episode} />}
    </li>
  );
}
