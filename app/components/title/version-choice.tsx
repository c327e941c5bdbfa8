import { versionWords } from "#app/components/title/version-words.ts";
import { type PlayableDetail } from "#core/catalog/types.ts";

interface VersionChoiceProps {
  readonly playable: PlayableDetail;
  readonly chosenId: string;
  readonly onChoose: (versionId: string) => void;
}

/** The choice between a film's versions (cuts and dubs). */
export function VersionChoice({ playable, chosenId, onChoose }: VersionChoiceProps) {
  return (
    <fieldset className="choices">
      <legend>Version</legend>
      {playable.versions.map((version) => (
        <label key={version.id}>
          <input
            type="radio"
            name="version"
            value={version.id}
            checked={version.id === chosenId}
            onChange={() => onChoose(version.id)}
          />
          <span>
            <b>{version.name}</b>
            <small>{versionWords(version, null) || "Processing"}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
