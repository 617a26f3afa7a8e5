import {
  any,
  boolean,
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
} from "./object-type.ts";
import {
  atMostOne,
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

const schemaOrContentRules: readonly Rule[] = [
  schemaOrContent,
  singleContent,
  atMostOne("example", "examples"),
  ...["style", "explode", "allowReserved"].map((name) => withoutContent(name)),
  ...["example", "examples"].map((name) => withoutContent(name, true)),
];
/** OpenAPI 3.2 section 4.14.1: parts by name or by position, not both. */
const encodingRules: readonly Rule[] = [atMostOne("encoding", "prefixEncoding"), atMostOne("encoding", "itemEncoding")];

/** What requests and responses are made of (OpenAPI 3.1 sections 4.8.12 to 4.8.17, 4.8.19 and 4.8.21). */
export const messageObjects = {
  parameter: {
    title: "Parameter Object",
    fields: {
      name: required(string),
      in: required({ kind: "string", values: ["query", "header", "path", "cookie"], since32: ["querystring"] }),
      ...optional({
        description: string,
        required: boolean,
        deprecated: boolean,
        allowEmptyValue: boolean,
        style: parameterStyle,
        explode: boolean,
        allowReserved: boolean,
        schema,
        example: any,
        examples,
        content,
      }),
    },
    rules: [...schemaOrContentRules, querystringHasContent, pathIsRequired, styleFitsPlace],
  },
  requestBody: {
    title: "Request Body Object",
    fields: { content: required(content), ...optional({ description: string, required: boolean }) },
  },
  mediaType: {
    title: "Media Type Object",
    fields: {
      ...optional({ schema, example: any, examples, encoding: map(object("encoding")) }),
      itemSchema: only(since32, schema),
      prefixEncoding: only(since32, list(object("encoding"))),
      itemEncoding: only(since32, object("encoding")),
    },
    rules: [atMostOne("example", "examples"), ...encodingRules],
  },
  encoding: {
    title: "Encoding Object",
    fields: {
      ...optional({
        contentType: string,
        headers,
        style: oneOf("form", "spaceDelimited", "pipeDelimited", "deepObject"),
        explode: boolean,
        allowReserved: boolean,
      }),
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
    },
  },
  response: {
    title: "Response Object",
    fields: {
      description: { type: string, required: ["3.0", "3.1"] },
      summary: only(since32, string),
      ...optional({ headers, content, links: map(referable("link")) }),
    },
  },
  example: {
    title: "Example Object",
    fields: {
      ...optional({ summary: string, description: string, value: any, externalValue: string }),
      dataValue: only(since32, any),
      serializedValue: only(since32, string),
    },
    rules: [
      atMostOne("value", "externalValue"),
      atMostOne("value", "dataValue"),
      atMostOne("value", "serializedValue"),
      atMostOne("externalValue", "serializedValue"),
    ],
  },
  header: {
    title: "Header Object",
    fields: optional({
      description: string,
      required: boolean,
      deprecated: boolean,
      allowEmptyValue: boolean,
      style: oneOf("simple"),
      explode: boolean,
      allowReserved: boolean,
      schema,
      example: any,
      examples,
      content,
    }),
    rules: schemaOrContentRules,
  },
} satisfies Readonly<Record<string, ObjectType>>;
