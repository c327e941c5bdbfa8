import { forwardRef, type ComponentPropsWithoutRef } from "react";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";

interface IconButtonProps extends ComponentPropsWithoutRef<"button"> {
  readonly icon: IconName;
  /** The accessible name: what a screen reader says. */
  readonly label: string;
  readonly call?: boolean;
}

/** A round button with a drawing alone: 44 px, with a name. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(props, ref) {
  const { icon, label, call, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      className={`icon-button ${className ?? ""}`}
      aria-label={label}
      data-ring={call || undefined}
    >
      <Icon name={icon} />
    </button>
  );
});
