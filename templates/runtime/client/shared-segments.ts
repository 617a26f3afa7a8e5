import { naming } from "./naming.ts";
import type { OperationTable } from "./operation.ts";

/**
 * The path of an operation of which a segment has several parameters, `/{owner}-{repo}`. No encoding hides what stands between
 * them, and of several places where it could stand servers take the last one.
 * @param fill Writes them.
 * @throws TypeError for a value of which a part would be taken for another one's.
 */
export function fillShared(
  operation: OperationTable,
  values: object | undefined,
  fill: NonNullable<OperationTable["fill"]>,
): string {
  const filled = fill(operation, values);
  const parts = operation.path.split(/\{([^}]*)\}/);
  const text = (part: string) => part.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
  // An escape is never taken apart.
  const pattern = parts.map((part, index) => (index % 2 ? "((?:%..|[^%/])+)" : text(part))).join("");
  const read = RegExp(`^${pattern}$`).exec(filled);
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index];
    naming(`path parameter ${name}`, () => {
      const taken = read?.[(index + 1) / 2];
      if (taken === fill({ ...operation, path: `{${name}}` }, values)) return;
      throw new TypeError(`It would be taken for ${taken}: nothing hides what stands between two in a segment.`);
    });
  }
  return filled;
}
