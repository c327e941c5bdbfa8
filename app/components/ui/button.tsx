import { Link } from "@remix-run/react";
import { forwardRef, type ComponentProps, type ComponentPropsWithoutRef } from "react";

interface ButtonLook {
  /** `fill` for the primary of a dialog, `plain` for the quiet one beside it, `bad` for what destroys. */
  readonly tone?: "fill" | "plain" | "bad";
  readonly size?: "small";
}

type ButtonProps = ButtonLook & ComponentPropsWithoutRef<"button">;

/** A button with an edge. It never submits a form unless `type` says so. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { tone, size, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      className={`button ${className ?? ""}`}
      data-tone={tone}
      data-size={size}
    />
  );
});

/** A link that looks like a button. */
export function ButtonLink({ tone, size, className, ...rest }: ButtonLook & ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch="intent"
      {...rest}
      className={`button ${className ?? ""}`}
      data-tone={tone}
      data-size={size}
    />
  );
}
