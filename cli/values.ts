import { Argument, InvalidArgumentError, Option } from "@commander-js/extra-typings";

/**
 * An option whose value is not blank. A shell passes an empty word for a variable that is not set, and an
 * empty path would mean the current folder.
 */
export class FilledOption<Flags extends string> extends Option<Flags> {
  constructor(flags: Flags, description?: string) {
    super(flags, description);
    if (this.required) this.argParser((text) => text);
  }

  override argParser<Value>(parse: (text: string, previous: Value) => Value) {
    return super.argParser(filled(`${this.long} is empty.`, parse));
  }
}

/** An argument that is not blank. */
export class FilledArgument<Name extends string> extends Argument<Name> {
  constructor(name: Name, description?: string) {
    super(name, description);
    if (this.variadic) this.argParser<string[]>((text, texts = []) => [...texts, text]);
    else this.argParser((text) => text);
  }

  override argParser<Value>(parse: (text: string, previous: Value) => Value) {
    return super.argParser(filled("An argument is empty.", parse));
  }
}

function filled<Value>(fault: string, parse: (text: string, previous: Value) => Value) {
  return (text: string, previous: Value): Value => {
    if (text.trim() === "") throw new InvalidArgumentError(fault);
    return parse(text, previous);
  };
}

/** Parses one of a closed set of values. */
export function oneOf<const Value extends string>(allowed: readonly Value[]) {
  return (text: string): Value => {
    const found = allowed.find((candidate) => candidate === text);
    if (found === undefined) throw new InvalidArgumentError(`“${text}” is none of ${allowed.join(", ")}.`);
    return found;
  };
}

/** Parses a positive number of seconds. */
export function seconds(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError(`“${text}” is not a number of seconds.`);
}

/** Parses a whole number from 1 to `most`. */
export function countUpTo(most: number) {
  return (text: string): number => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    throw new InvalidArgumentError(`“${text}” is not a whole number from 1 to ${most}.`);
  };
}
