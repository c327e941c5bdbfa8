import { ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useRootData } from "#app/root-data.ts";

/** To the title's desk in the admin area, for admins: the admin area is theirs. */
export function EditLink({ titleId }: { readonly titleId: string }) {
  if (useRootData()?.user?.role !== "admin") return null;
  return (
    <ButtonLink to={`/admin/titles/${titleId}`}>
      <Icon name="edit" />
      Edit
    </ButtonLink>
  );
}
