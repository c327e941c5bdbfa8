import { useId, useState } from "react";
import { Button } from "#app/components/ui/button.tsx";
import { TextField } from "#app/components/ui/fields/field.tsx";
import { useToast } from "#app/components/ui/toast.tsx";
import { useRevalidate } from "#app/hooks/use-revalidate.ts";
import { sentenceOfAnswer } from "#app/messages/sentence.ts";
import { loadRpcClient } from "#app/trpc/load-client.ts";
import { type PlayableDetail } from "#core/catalog/types.ts";

type Version = PlayableDetail["versions"][number];

interface VersionsEditorProps {
  readonly versions: readonly Version[];
  /** Of a section of its own, or within an episode's panel. */
  readonly Heading: "h2" | "h4";
}

/** The names of a film's or an episode's cuts and dubs, and which one plays unless a viewer chooses: the first one. */
export function VersionsEditor({ versions, Heading }: VersionsEditorProps) {
  const headingId = useId();
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby={headingId}>
      <Heading id={headingId} className={Heading === "h4" ? "mb-3 text-md font-semibold" : undefined}>
        Versions
      </Heading>
      <ul className="versions-editor">
        {versions.map((version, index) => (
          <VersionLine key={version.id} version={version} isDefault={index === 0} />
        ))}
      </ul>
    </section>
  );
}

function VersionLine({ version, isDefault }: { readonly version: Version; readonly isDefault: boolean }) {
  const [name, setName] = useState(version.name);
  const change = useVersionChange(version.id);
  const rename = (): void => {
    const wanted = name.trim();
    if (wanted === "" || wanted === version.name) return setName(version.name);
    change({ name: wanted }, "Version renamed", () => {
      setName(version.name);
      change({ name: version.name }, "Version renamed");
    });
  };
  return (
    <li>
      <TextField
        label={isDefault ? "Name (default)" : "Name"}
        maxLength={100}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onBlur={rename}
      />
      {isDefault ? null : (
        <Button
          size="small"
          aria-label={`Make ${version.name} the default version`}
          onClick={() => change({ isDefault: true }, `${version.name} is the default version`)}
        >
          Make default
        </Button>
      )}
    </li>
  );
}

/** Saves a change of a version and tells it; `undo` takes it back. */
function useVersionChange(versionId: string) {
  const announce = useToast();
  const revalidate = useRevalidate();
  return (values: { name?: string; isDefault?: true }, words: string, undo?: () => void): void => {
    loadRpcClient()
      .then(({ admin }) => admin.updateVersion.mutate({ versionId, ...values }))
      .then(
        () => {
          revalidate();
          announce({ words, ...(undo && { undo: { label: "Undo", run: undo } }) });
        },
        (error: unknown) => announce({ words: sentenceOfAnswer(error) ?? "Connection lost. Try again." }),
      );
  };
}
