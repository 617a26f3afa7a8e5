/** Values of bodies that do not fit, each one step away from one that does: of the whole, of a part, of an item. */
import type { ServedContent } from "../generator/emit/server/served-operation.ts";
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  pointerToken,
} from "../generator/load/text/json.ts";
import { octetLength } from "../generator/model/schema/octets.ts";
import { givenBody, partsOf } from "./arguments.ts";
import type { Body } from "./case.ts";
import { carriesPart, hasNoPart, partsRead } from "./case-parts.ts";
import type { Described, Judge } from "./described.ts";
import { mutants } from "./drawing/mutants.ts";
import type { Endpoint } from "./endpoint.ts";
import { carriesMember, type Form, layoutsOf, readings } from "./forms.ts";
import type { Amount } from "./refusals.ts";
import { contentTable } from "./tables.ts";
import { carries, isCarriedEvent, isCarriedText, readText } from "./wire.ts";

export interface WrongValue {
  /** What is wrong, for people. */
  readonly what: string;
  /** Default: what does not fit is invalid. */
  readonly kind?: "unknown media type";
  readonly sent: unknown;
  /** What the client is given. */
  readonly given: unknown;
  /** Where the refusal finds it, or above. */
  readonly pointer: string;
}

export function* wrongValues(
  described: Described,
  endpoint: Endpoint,
  content: ServedContent,
  valid: Body,
  { runs, seed }: Amount,
): Generator<WrongValue, void, undefined> {
  const count = 8 * runs;
  switch (content.kind) {
    case "json":
      return yield* wrongWholes(described, content, valid, { count, seed });
    case "form":
      return yield* wrongForms(described, content, valid, { count, seed });
    case "multipart":
      yield* wrongParts(described, content, valid, { count, seed });
      return yield* wrongFiles(content, valid);
    case "sequence":
      return yield* wrongItems(described, endpoint, content, valid, { count, seed });
    case "text":
      return yield* wrongTexts(described, content, valid, { count, seed });
    case "binary":
    case "range":
      return yield* wrongOctets(content, valid);
  }
}

interface Mutants {
  readonly count: number;
  readonly seed: number;
}

function* wrongWholes({ judge }: Described, { schema }: ServedContent, valid: Body, amount: Mutants) {
  if (!schema) return;
  for (const { step, value } of mutants(schema, valid.value, amount, (one) => judge.refuses(schema, one))) {
    yield { what: `${step} of the body`, sent: value, given: value, pointer: "" };
  }
}

function* wrongTexts({ judge }: Described, { schema }: ServedContent, valid: Body, amount: Mutants) {
  if (!schema) return;
  // An empty text is no body.
  const isWrong = (value: JsonValue) =>
    typeof value === "string" && value !== "" && isCarriedText(value) && judge.refuses(schema, value);
  for (const { step, value } of mutants(schema, valid.value, amount, isWrong)) {
    yield { what: `${step} of the body`, sent: value, given: value, pointer: "" };
  }
}

/** More or fewer octets than there may be; of none, there is no body. */
function* wrongOctets({ mediaType }: ServedContent, valid: Body): Generator<WrongValue> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = octetLength(mediaType.schema) ?? {};
  const sized = (what: string, length: number): WrongValue => {
    const given = givenBody({ ...valid, value: "x".repeat(length), streamed: false }, true);
    return { what: `${what} in the body`, sent: length, given, pointer: "" };
  };
  if (min > 1) yield sized("too few octets", min - 1);
  if (max < 100_000) yield sized("too many octets", max + 1);
}

function* wrongForms({ judge }: Described, content: ServedContent, valid: Body, amount: Mutants) {
  if (!content.schema) return;
  const isWrong = (value: JsonValue) => isWrongForm(judge, content, value);
  for (const { step, value } of mutants(content.schema, valid.value, amount, isWrong)) {
    yield { what: `${step} of the form`, sent: value, given: value, pointer: "" };
  }
}

/** Whether a form does not fit, however it is read, or has members that stand for nothing. No octets at all are no body. */
export function isWrongForm(judge: Judge, form: Form, value: JsonValue): boolean {
  if (!form.schema || !isJsonObject(value) || Object.keys(value).length === 0) return false;
  const { schema } = form;
  const others = Object.entries(value).filter(([name, member]) => !carriesMember(form, name, member));
  if (others.length > 0) return others.every(([name, member]) => isNoMember(form, name, member));
  return judge.refuses(schema, value) && readings(form, value).every((read) => judge.refuses(schema, read));
}

/** Whether a member of a form travels as a text that stands for no value of its types. */
function isNoMember(form: Form, name: string, member: JsonValue): boolean {
  const layouts = layoutsOf(form, name);
  if (layouts.length === 0 || typeof member !== "string" || member === "") return false;
  if (!carries({ kind: "scalar", types: ["string"] }, member, { place: "form" })) return false;
  return layouts.every((layout) => {
    return layout.kind === "scalar" && !layout.types.includes("json") && !readText(layout.types, member);
  });
}

/** Parts that are missing, that may not be there, or whose values do not fit. */
function* wrongParts({ judge }: Described, content: ServedContent, valid: Body, amount: Mutants) {
  const { schema } = content;
  if (!schema || !isJsonObject(valid.value)) return;
  const whole = valid.value;
  const givenOf = (value: JsonValue) => partsOf({ ...valid, value, streamed: false });
  const isWrong = (value: JsonValue) =>
    isJsonObject(value) &&
    judge.refuses(schema, value) &&
    partsRead(content, value).every((read) => judge.refuses(schema, read)) &&
    Object.entries(value).every(([name, member]) => arrivesAs(content, valid, whole, name, member)) &&
    // An object without any part is no multipart body (RFC 2046 section 5.1.1).
    Object.keys(givenOf(value)).length > 0;
  for (const { step, value } of mutants(schema, whole, amount, isWrong)) {
    yield { what: `${step} of the parts`, sent: value, given: givenOf(value), pointer: "" };
  }
}

/** Whether a part travels as the value that it is: files stay as they are. */
function arrivesAs(content: ServedContent, { files }: Body, whole: JsonObject, name: string, member: JsonValue) {
  if (Object.hasOwn(files, name)) return member === whole[name];
  return carriesPart(content, name, member) || hasNoPart(content, name, member);
}

/** Files of another media type than the declared ones, and of more or fewer octets than there may be. */
function* wrongFiles(content: ServedContent, valid: Body): Generator<WrongValue> {
  for (const part of content.multipart?.parts ?? []) {
    const files = Object.hasOwn(valid.files, part.name) ? valid.files[part.name] : undefined;
    const first = files?.[0];
    if (!files || !first) continue;
    const withFirst = (what: string, change: object): WrongValue => {
      const all = [{ ...first, ...change }, ...files.slice(1)];
      const body = { ...valid, files: { ...valid.files, [part.name]: all }, streamed: false };
      return {
        what: `${what} ${part.name}`,
        sent: change,
        given: partsOf(body),
        pointer: `/${pointerToken(part.name)}`,
      };
    };
    if (part.contentTypes && !part.contentTypes.some((type) => type.startsWith("*/"))) {
      const wrong = withFirst("another media type of the file", { contentType: "x-not-declared/x-not-declared" });
      yield { ...wrong, kind: "unknown media type" };
    }
    const { min = 0, max = Number.POSITIVE_INFINITY } = part.length ?? {};
    if (min > 0) yield withFirst("too few octets in the file", { octets: "x".repeat(min - 1) });
    if (max < 100_000) yield withFirst("too many octets in the file", { octets: "x".repeat(max + 1) });
  }
}

/** An item that does not fit, after those that do. */
function* wrongItems(
  { judge }: Described,
  endpoint: Endpoint,
  content: ServedContent,
  valid: Body,
  amount: Mutants,
): Generator<WrongValue> {
  const { schema, sequence, mediaType } = content;
  const items = isJsonArray(valid.value) ? valid.value : [];
  if (!schema) return;
  const check = contentTable(endpoint.table, mediaType.range)?.check;
  // Events are described in the form in which they are decoded, which stands in no document that could be judged.
  const isWrong =
    sequence?.format === "eventStream"
      ? (item: JsonValue) => isCarriedEvent(item, sequence) && check?.(item).issues !== undefined
      : (item: JsonValue) => judge.refuses(schema, item);
  const last = items.length - 1;
  // Where no item was drawn, one that may not be there is made of nothing.
  for (const { step, value } of mutants(schema, items[last] ?? null, amount, isWrong)) {
    const sent = items.length === 0 ? [value] : items.with(last, value);
    const given = givenBody({ ...valid, value: sent }, false);
    yield { what: `${step} of an item`, sent, given, pointer: `/${sent.length - 1}` };
  }
}
