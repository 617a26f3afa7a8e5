import { type CheckResult, explain, type Issue, type Subschema } from "telnyx-oauth-model/runtime";
import { isOfRange } from "./media-range.ts";
import { APIError } from "./errors.ts";
import { decodeHeaders } from "./header.ts";
import { essenceOf } from "./media-type.ts";
import type { OperationTable } from "./operation.ts";
import type { ResponseValidator } from "./options.ts";
import { byStatus } from "./status.ts";

/** An answer that is not what the document declares. `error` is the body as it came, or the item, or undefined for a header. */
export class APIResponseValidationError extends APIError<number> {
  override readonly name: string = "APIResponseValidationError";
  /** What does not fit: `the body`, `the header x-count`, `the item 3`. */
  readonly part: string;
  /** What is wrong with it; their paths begin there. */
  readonly issues: readonly Issue[];

  constructor(
    operation: OperationTable,
    response: Response,
    body: unknown,
    issues: readonly Issue[],
    part: string = "the body",
  ) {
    const [first] = issues;
    const place = first?.path && part === "the body" ? first.path : `${part}${first?.path ?? ""}`;
    const where = first === undefined ? "" : `: ${place} ${first.message}`;
    super(response.status, body, `The answer of ${operation.name} is not as declared${where}`, response.headers);
    this.part = part;
    this.issues = issues;
  }
}

/** What is wrong with a value. */
export type Check = (value: unknown) => CheckResult<unknown>;

/** By operation and status. */
type ByStatus<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The checks of bodies by media type, or of each item of one that has items. */
export type ResponseChecks = ByStatus<Readonly<Record<string, Check>>>;

export type HeaderChecks = ByStatus<HeaderTable>;

/** What is declared of headers, by their names. */
export interface HeaderTable {
  readonly required?: readonly string[];
  readonly checks?: Readonly<Record<string, Check>>;
}

/**
 * What `validateResponses` takes. A body of another media type than JSON is not looked into, unless it has items.
 * @throws APIResponseValidationError
 */
export function validatorOf(checks: ResponseChecks, headerChecks: HeaderChecks = {}): ResponseValidator {
  return (operation, response, { contentType, value }) => {
    const { status } = response;
    const table = byStatus(operation.responses, status);
    if (!table) throw new APIResponseValidationError(operation, response, value, [undeclared], `the status ${status}`);
    const headers = decodeHeaders(response.headers, table);
    const { required = [], checks: ofHeaders = {} } = byStatus(headerChecks[operation.name] ?? {}, status) ?? {};
    for (const name of new Set([...required, ...Object.keys(ofHeaders)])) {
      const isThere = response.headers.has(name);
      const issues = isThere ? ofHeaders[name]?.(headers[name]).issues : required.includes(name) && [missing];
      if (issues) throw new APIResponseValidationError(operation, response, undefined, issues, `the header ${name}`);
    }
    const declared = table.content ?? [];
    const ofStatus = byStatus(checks[operation.name] ?? {}, status) ?? {};
    // No body where JSON is declared is none that fits.
    const type = contentType ?? declared[0] ?? "";
    const check = Object.hasOwn(ofStatus, type) ? ofStatus[type] : undefined;
    if (check && table.readers?.[type]) return checkedItems(operation, response, value, check);
    const issues = isDeclared(contentType, declared) ? check?.(value).issues : [otherType(contentType, declared)];
    if (issues !== undefined) throw new APIResponseValidationError(operation, response, value, issues);
    return undefined;
  };
}

/** The items, each looked into before it is given. One that does not fit ends them. */
async function* checkedItems(operation: OperationTable, response: Response, items: unknown, check: Check) {
  let count = 0;
  for await (const item of items as AsyncIterable<unknown>) {
    count++;
    const { issues } = check(item);
    if (issues) throw new APIResponseValidationError(operation, response, item, issues, `the item ${count}`);
    yield item;
  }
}

const missing = fault("required", "is missing");
const undeclared = fault("responses", "is not declared");

/** What is wrong with an answer, and not with a value. */
function fault(keyword: string, message: string, expected?: unknown, actual?: unknown): Issue {
  return { path: "", schema: "", keyword, message, expected, actual };
}

function isDeclared(contentType: string | undefined, declared: readonly string[]): boolean {
  const any = contentType === undefined || declared.length === 0;
  return any || declared.some((type) => type === contentType || isOfRange(contentType, essenceOf(type)));
}

function otherType(actual: string | undefined, expected: readonly string[]): Issue {
  return fault("content", "is of a media type that is not declared", expected, actual);
}

/** The check of a schema that has no functions of its own, by its table. */
export function checkBy(definition: Subschema): Check {
  return (value) => {
    const issues = explain(definition, value);
    return issues.length > 0 ? { issues } : { value };
  };
}
