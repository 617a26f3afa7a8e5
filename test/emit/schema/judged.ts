import { Ajv2020 } from "ajv/dist/2020.js";
import type { Issue } from "../../../templates/runtime/model/issue.ts";

/** The outside judge, which is made once for many schemas. */
export function judge(): Ajv2020 {
  const options = { strict: false, validateSchema: false, validateFormats: false } as const;
  return new Ajv2020({ ...options, ownProperties: true, logger: false });
}

/** Whether a value that fits has no issues, and one that does not has some that say why. */
export function isToldBy({
  fits,
  issues,
}: {
  readonly fits: boolean;
  readonly issues?: readonly Issue[] | undefined;
}): boolean {
  if (fits) return issues === undefined;
  return (
    issues?.some(({ message }) => message !== "") === true &&
    !issues.some(({ message }) => message.includes("stays the same"))
  );
}
