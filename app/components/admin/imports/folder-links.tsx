import { Link } from "@remix-run/react";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { type FolderList } from "#core/import/runs/types.ts";

/** The folders to go into from here. */
export function FolderLinks({ list: { path, parent, folders, isCut } }: { readonly list: FolderList }) {
  return (
    <nav aria-label="Folders" className="folder-list">
      <ul>
        {path === null ? null : (
          <li>
            <FolderLink
              path={parent}
              name={parent === null ? "All folders" : "Up one folder"}
              icon="earlier"
            />
          </li>
        )}
        {folders.map((one) => (
          <li key={one.path}>
            <FolderLink {...one} icon="folder" />
          </li>
        ))}
      </ul>
      {path !== null && folders.length === 0 ? (
        <p className="text-soft">This folder has no subfolders.</p>
      ) : null}
      {isCut ? (
        <p className="text-soft">There are more folders. Enter the path to open one of them.</p>
      ) : null}
    </nav>
  );
}

interface FolderLinkProps {
  readonly path: string | null;
  readonly name: string;
  readonly icon: IconName;
}

function FolderLink({ path, name, icon }: FolderLinkProps) {
  const to = path === null ? "/admin/import" : `/admin/import?at=${encodeURIComponent(path)}`;
  return (
    <Link to={to} preventScrollReset className="link">
      <Icon name={icon} />
      <span className="wrap-anywhere">{name}</span>
    </Link>
  );
}
