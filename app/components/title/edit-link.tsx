import { ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { hasScope } from "#core/accounts/scopes.ts";
import { useRootData } from "#app/root-data.ts";

/** The link to the title's editor, for users who edit the catalog. */
export function EditLink({ titleId }: { readonly titleId: string }) {
  const user = useRootData()?.user;
  if (!user || !hasScope(user, "catalog")) return null;
  return (
    <ButtonLink to={`/admin/titles/${titleId}`}>
      <Icon name="edit" />
      Edit
    </ButtonLink>
  );
}
