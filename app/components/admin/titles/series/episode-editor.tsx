import { type EpisodeEditorProps } from "#app/components/admin/titles/editor-types.ts";
import { EpisodeForm } from "#app/components/admin/titles/series/episode-form.tsx";
import { VersionsEditor } from "#app/components/admin/titles/versions-editor.tsx";
import { EpisodeLine } from "#app/components/admin/titles/series/episode-line.tsx";

/** An episode: its line, or its form and its versions, which save by themselves. */
export function EpisodeEditor(props: EpisodeEditorProps) {
  return (
    <li data-open={props.isOpen || undefined}>
      {props.isOpen ? <EpisodeForm {...props} /> : <EpisodeLine episode={props.episode} />}
      {props.isOpen && props.episode.versions.length > 1 ? (
        <div className="panel editor-panel mt-3">
          <VersionsEditor versions={props.episode.versions} Heading="h4" />
        </div>
      ) : null}
    </li>
  );
}
