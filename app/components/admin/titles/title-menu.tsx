import { Link } from "@remix-run/react";
import { Icon } from "#app/components/ui/icon.tsx";
import { IconButton } from "#app/components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuLine } from "#app/components/ui/menu.tsx";
import { type TitleCard } from "#core/catalog/types.ts";

interface TitleMenuProps {
  readonly title: TitleCard;
  readonly onDelete: () => void;
}

/** The menu of a title's other actions. */
export function TitleMenu({ title, onDelete }: TitleMenuProps) {
  return (
    <Menu trigger={<IconButton icon="more" label={`More actions for ${title.name}`} />}>
      <MenuItem asChild>
        <Link to={`/admin/titles/${title.id}`}>
          <Icon name="edit" />
          Edit
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to={`/title/${title.id}`}>
          <Icon name="eye" />
          View page
        </Link>
      </MenuItem>
      <MenuLine />
      <MenuItem icon="bin" tone="bad" onSelect={onDelete}>
        Delete
      </MenuItem>
    </Menu>
  );
}
