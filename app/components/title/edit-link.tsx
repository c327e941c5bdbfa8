import { ButtonLink } from "#app/components/ui/button.tsx";
import { Icon } from "#app/components/ui/icon.tsx";

/** To the title's desk in the booth, for those who may. */
export function EditLink({ titleId }: { readonly titleId: string }) {
  return (
    <ButtonLink to={`/admin/titles/${titleId}`}>
      <Icon name="edit" />
      Edit
    </ButtonLink>
  );
}
