import { KIND_NAMES } from "#app/components/admin/imports/file-words.ts";

export type Kind = keyof typeof KIND_NAMES;

interface KindSelectProps {
  readonly kind: Kind;
  readonly fileName: string;
  /** Only a file that was found to be an extra can be one: it needs the title that it belongs to. */
  readonly isExtra: boolean;
  readonly onChoose: (kind: Kind, select: HTMLSelectElement) => void;
}

/** What a file is: a film or an episode. */
export function KindSelect({ kind, fileName, isExtra, onChoose }: KindSelectProps) {
  const kinds: readonly Kind[] = isExtra ? ["movie", "episode", "extra"] : ["movie", "episode"];
  return (
    <select
      className="input import-cell"
      aria-label={`Type of ${fileName}`}
      value={kind}
      onChange={({ currentTarget: select }) => onChoose(select.value as Kind, select)}
    >
      {kinds.map((one) => (
        <option key={one} value={one}>
          {KIND_NAMES[one]}
        </option>
      ))}
    </select>
  );
}
