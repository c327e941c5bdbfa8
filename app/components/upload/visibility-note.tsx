import { Link } from "@remix-run/react";
import { useRootData } from "#app/root-data.ts";
import { hasScope } from "#core/accounts/scopes.ts";
import { type UploadVisibility } from "#core/uploads/types.ts";

const words = {
  published: "Uploads are published as soon as they can be played.",
  draft: "Uploads arrive as drafts: only admins and editors see them until you publish them.",
  unlisted: "Your uploads stay private until an admin publishes them.",
} as const satisfies Record<UploadVisibility, string>;

/** Says before an upload who will see it; admins get the link to change that. */
export function VisibilityNote({ visibility }: { readonly visibility: UploadVisibility }) {
  const user = useRootData()?.user;
  return (
    <p className="mt-3 text-xs leading-text text-soft">
      {words[visibility]}
      {!user || !hasScope(user, "settings") ? null : (
        <>
          {" "}
          <Link to="/admin/settings" className="link">
            Change in Settings
          </Link>
        </>
      )}
    </p>
  );
}
