import { DropdownMenu } from "radix-ui";
import { useRef, type FocusEvent, type ReactElement, type ReactNode } from "react";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Opens with its first rendering: for a menu whose script was fetched by the press that asked for it. */
  readonly startsOpen?: boolean;
  /** The press was a key's: its first action gets the focus. Radix saw no key, because it came with this rendering. */
  readonly startsFocused?: boolean;
  readonly children: ReactNode;
}

/** A menu of actions, opened by a button; arrows move in it, Escape goes back to the button. */
export function Menu({ trigger, startsOpen = false, startsFocused = false, children }: MenuProps) {
  const isDue = useRef(startsFocused);
  const focusFirst = ({ target, currentTarget }: FocusEvent<HTMLElement>): void => {
    if (!isDue.current || target !== currentTarget) return;
    isDue.current = false;
    currentTarget.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  };
  return (
    <DropdownMenu.Root modal={false} defaultOpen={startsOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={6}
          collisionPadding={12}
          onFocus={focusFirst}
        >
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
