import {
  any,
  boolean,
  dispensable,
  list,
  map,
  type ObjectType,
  object,
  oneOf,
  only,
  optional,
  type Rule,
  referable,
  required,
  since32,
  string,
  type ValueType,
  wanted,
} from "./object-type.ts";
import {
  atMostOne,
  bothKept,
  pathIsRequired,
  querystringHasContent,
  schemaOrContent,
  singleContent,
  styleFitsPlace,
  withoutContent,
} from "./openapi-3-rules.ts";

const schema = object("schema");
const examples = map(referable("example"));
const headers = map(referable("header"));
const content = map(referable("mediaType"));

const parameterStyle: ValueType = {
  kind: "string",
  values: ["matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"],
  since32: ["cookie"],
};

const defaultStyle = "it is left out, and the default style counts";

const schemaOrContentRules: readonly Rule[] = [
  schemaOrContent,
  singleContent,
  atMostOne("example", "examples", bothKept),
  ...["style", "explode", "allowReserved"].map((name) => withoutContent(name)),
  ...["example", "examples"].map((name) => withoutContent(name, true)),
];
/** OpenAPI 3.2 section 4.14.1: parts by name or by position, not both. */
const encodingRules: readonly Rule[] = [atMostOne("encoding", "prefixEncoding"), atMostOne("encoding", "itemEncoding")];

/** The key of a response in other letters. */
export function meantStatus(key: string): string | undefined {
  return /^(?:[1-5]xx|default)$/i.test(key) ? key.toUpperCase().replace("DEFAULT", "default") : undefined;
}

/** What requests and responses are made of (OpenAPI 3.1 sections 4.8.12 to 4.8.17, 4.8.19 and 4.8.21). */
export const messageObjects = {
  parameter: {
    title: "Parameter Object",
    inSchema: ["type", "items", "enum", "format"],
    fields: {
      name: required(string),
      in: required({ kind: "string", values: ["query", "header", "path", "cookie"], since32: ["querystring"] }),
      ...optional({
        description: string,
        required: boolean,
        deprecated: boolean,
        allowEmptyValue: boolean,
        explode: boolean,
        allowReserved: boolean,
        schema,
        example: any,
        examples,
        content,
      }),
      ...dispensable(defaultStyle, optional({ style: parameterStyle })),
    },
    rules: [...schemaOrContentRules, querystringHasContent, pathIsRequired, styleFitsPlace],
  },
  requestBody: {
    title: "Request Body Object",
    fields: {
      content: wanted(content, "the body is left out"),
      ...optional({ description: string, required: boolean }),
    },
  },
  mediaType: {
    title: "Media Type Object",
    fields: {
      ...optional({ schema, example: any, examples, encoding: map(object("encoding")) }),
      itemSchema: only(since32, schema),
      prefixEncoding: only(since32, list(object("encoding"))),
      itemEncoding: only(since32, object("encoding")),
    },
    rules: [atMostOne("example", "examples", bothKept), ...encodingRules],
  },
  encoding: {
    title: "Encoding Object",
    fields: {
      ...optional({
        contentType: { kind: "string", between: ", " },
        headers,
        explode: boolean,
        allowReserved: boolean,
      }),
      ...dispensable(defaultStyle, optional({ style: oneOf("form", "spaceDelimited", "pipeDelimited", "deepObject") })),
      encoding: only(since32, map(object("encoding"))),
      prefixEncoding: only(since32, list(object("encoding"))),
      itemEncoding: only(since32, object("encoding")),
    },
    rules: encodingRules,
  },
  responses: {
    title: "Responses Object",
    fields: optional({ default: referable("response") }),
    patterned: {
      type: referable("response"),
      keys: /^[1-5](?:\d\d|XX)$/,
      expected: "a status from 100 to 599, a range such as `4XX`, or `default`",
      meant: meantStatus,
      ifWrong: "the response is left out",
    },
  },
  response: {
    title: "Response Object",
    text: "description",
    fields: {
      description: { type: string, required: ["3.0", "3.1"], ifMissing: "it is read as empty" },
      summary: only(since32, string),
      ...optional({ headers, content, links: map(referable("link")) }),
    },
  },
  example: {
    title: "Example Object",
    documentation: "told",
    fields: {
      ...optional({ summary: string, description: string, value: any, externalValue: string }),
      dataValue: only(since32, any),
      serializedValue: only(since32, string),
    },
    rules: [
      atMostOne("value", "externalValue", bothKept),
      atMostOne("value", "dataValue", bothKept),
      atMostOne("value", "serializedValue", bothKept),
      atMostOne("externalValue", "serializedValue", bothKept),
    ],
  },
  header: {
    title: "Header Object",
    inSchema: ["type", "items", "enum", "format"],
    fields: {
      ...optional({
        description: string,
        required: boolean,
        deprecated: boolean,
        allowEmptyValue: boolean,
        explode: boolean,
        allowReserved: boolean,
        schema,
        example: any,
        examples,
        content,
      }),
      ...dispensable(defaultStyle, optional({ style: oneOf("simple") })),
    },
    rules: schemaOrContentRules,
  },
} satisfies Readonly<Record<string, ObjectType>>;
