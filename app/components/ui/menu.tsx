import { DropdownMenu } from "radix-ui";
import { type ReactElement, type ReactNode } from "react";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Opens with its first rendering: for a menu whose script was fetched by the press that asked for it. */
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}

/** A menu of actions, opened by a button; arrows move in it, Escape goes back to the button. */
export function Menu({ trigger, startsOpen = false, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={startsOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={12}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  readonly icon?: IconName;
  readonly tone?: "bad";
  readonly onSelect?: () => void;
  readonly disabled?: boolean;
  /** With `asChild` the child (a link) is the item. */
  readonly asChild?: boolean;
  readonly children: ReactNode;
}

/** One action of a menu. */
export function MenuItem({ icon, tone, children, asChild = false, ...rest }: MenuItemProps) {
  return (
    <DropdownMenu.Item {...rest} asChild className="menu-item" data-tone={tone}>
      {asChild ? (
        children
      ) : (
        <div>
          {icon ? <Icon name={icon} /> : null}
          {children}
        </div>
      )}
    </DropdownMenu.Item>
  );
}

/** A hairline between groups of a menu. */
export function MenuLine() {
  return <DropdownMenu.Separator className="menu-line" />;
}
