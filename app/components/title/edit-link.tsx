import { ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { useRootData } from "#app/root-data.ts";

/** The link to the title's editor, for admins only. */
export function EditLink({ titleId }: { readonly titleId: string }) {
  if (useRootData()?.user?.role !== "admin") return null;
  return (
    <ButtonLink to={`/admin/titles/${titleId}`}>
      <Icon name="edit" />
      Edit
    </ButtonLink>
  );
}
