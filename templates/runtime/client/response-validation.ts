import { type CheckResult, explain, type Issue, type Subschema } from "../model/index.ts";
import { neverHasBody } from "../shared/bodiless-status.ts";
import { isOfRange, isRange } from "../shared/media-range.ts";
import { ending } from "./ending.ts";
import { APIError } from "./errors.ts";
import { decodeHeaders } from "./header.ts";
import { essenceOf, isJSON } from "./media-type.ts";
import type { OperationTable } from "./operation.ts";
import type { ResponseValidator } from "./options.ts";
import { keyOf } from "./status.ts";

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
    const where = first === undefined ? "" : `: ${placeOf(first, part)} ${first.message}`;
    super(response.status, body, `The answer of ${operation.name} is not as declared${where}`, response.headers);
    this.part = part;
    this.issues = issues;
  }
}

/** `/name` in a body, `the item 3 at /name:` in what is only a part of it, and the part itself where it is wrong as a whole. */
function placeOf({ path }: Issue, part: string): string {
  if (path === "") return part;
  return part === "the body" ? path : `${part} at ${path}:`;
}

/** What is wrong with a value. */
export type Check = (value: unknown) => CheckResult<unknown>;

/** By operation and status. */
type ByStatus<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The checks of bodies by media type, which may be a range, or of each item of one that has items. */
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
  const validate: ResponseValidator = (operation, response, { contentType, value }) => {
    const { status } = response;
    const key = keyOf(operation.responses, status);
    const table = operation.responses[key];
    if (!table) throw new APIResponseValidationError(operation, response, value, [undeclared], `the status ${status}`);
    const headers = decodeHeaders(response.headers, table);
    const { required = [], checks: ofHeaders = {} } = headerChecks[operation.name]?.[key] ?? {};
    for (const name of new Set([...required, ...Object.keys(ofHeaders)])) {
      const isThere = response.headers.has(name);
      const issues = isThere ? ofHeaders[name]?.(headers[name]).issues : required.includes(name) && [missing];
      if (issues) throw new APIResponseValidationError(operation, response, undefined, issues, `the header ${name}`);
    }
    if (neverHasBody(status)) return undefined;
    const declared = table.content ?? [];
    const ofStatus = checks[operation.name]?.[key] ?? {};
    // No body where JSON is declared is none that fits.
    const type = contentType ?? declared[0] ?? "";
    const found = declaredAs(type, declared);
    if (contentType !== undefined && declared.length > 0 && found === undefined) {
      throw new APIResponseValidationError(operation, response, value, [otherType(contentType, declared)]);
    }
    // What is of a range is a value only where it is JSON.
    const isValue = contentType === undefined || isJSON(type);
    const isLookedInto = found !== undefined && Object.hasOwn(ofStatus, found) && (!isRange(found) || isValue);
    const check = isLookedInto ? ofStatus[found] : undefined;
    if (check && table.readers?.[type]) {
      const items = value as AsyncGenerator<unknown, void, undefined>;
      return ending(checkedItems(operation, response, items, check), () => items.return());
    }
    const issues = check?.(value).issues;
    if (issues !== undefined) throw new APIResponseValidationError(operation, response, value, issues);
    return undefined;
  };
  return (operation, response, body) => {
    try {
      return validate(operation, response, body);
    } catch (error) {
      // Nobody gets the items, which would hold the connection.
      if (isAsyncGenerator(body.value)) body.value.return(undefined).catch(() => {});
      throw error;
    }
  };
}

/** A value of JSON has no symbols. */
function isAsyncGenerator(value: unknown): value is AsyncGenerator {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** The items, each looked into before it is given. One that does not fit ends them. */
async function* checkedItems(
  operation: OperationTable,
  response: Response,
  items: AsyncIterable<unknown>,
  check: Check,
): AsyncGenerator<unknown, void, undefined> {
  let count = 0;
  for await (const item of items) {
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

/** The declared type that an answer is of: that very type, or the range that says the most of it. */
function declaredAs(type: string, declared: readonly string[]): string | undefined {
  if (declared.includes(type)) return type;
  const ranges = declared.filter((range) => isOfRange(type, essenceOf(range)));
  return ranges.sort((a, b) => b.length - a.length)[0];
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
