import type { Printable } from "../../core/printable.ts";

/** How many characters a printable takes on one line, near enough to decide where lines are broken. */
export function approximateWidth(printable: Printable): number {
  switch (printable.kind) {
    case "code":
      return printable.parts.reduce(
        (sum, part) => sum + (typeof part === "string" ? part.length : approximateWidth(part)),
        0,
      );
    case "literal":
      return JSON.stringify(printable.value).length;
    case "identifier":
    case "property-key":
    case "import":
      return printable.name.length;
    case "member":
      return printable.name.length + 1;
    case "regexp":
      return printable.source.length + printable.flags.length + 2;
    case "template-type":
      return printable.before.length + printable.after.length + 11;
    case "doc":
      return 0;
    case "list":
      return printable.items.reduce((sum, item) => sum + approximateWidth(item) + 4, 0);
  }
}

/** The width of operands with their operators. */
export function conditionWidth(operands: readonly Printable[]): number {
  return operands.reduce((sum, operand) => sum + approximateWidth(operand) + 4, -4);
}
