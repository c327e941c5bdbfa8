import { ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useRootData } from "#app/root-data.ts";

/** To the title's desk in the booth, for admins: the booth is theirs. */
export function EditLink({ titleId }: { readonly titleId: string }) {
  if (useRootData()?.viewer?.role !== "admin") return null;
  return (
    <ButtonLink to={`/admin/titles/${titleId}`}>
      <Icon name="edit" />
      Edit
    </ButtonLink>
  );
}
