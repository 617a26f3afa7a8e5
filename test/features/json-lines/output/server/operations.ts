/*
 * How requests and responses of JSON lines stand on the wire.
 */
import {
  checkImportMeasurements200Body,
  checkLog,
  checkMeasurement,
  checkMeasurementWritable,
  isMeasurementWritable,
  schemaOfMeasurement,
  schemaOfMeasurementWritable,
} from "../model/index.ts";
import {
  eventStream,
  isInteger,
  isObject,
  isString,
  jsonLines,
  jsonSequence,
} from "../model/runtime/index.ts";
import {
  checkBy,
  type DecodedParameters,
  integerOf,
  type Operation,
  Pairs,
  type ParameterSource,
} from "./runtime/index.ts";

/** `GET /measurements` (`#/paths/~1measurements/get`) */
export function exportMeasurements(): Operation {
  return {
    name: "exportMeasurements",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          {
            type: "application/jsonl",
            kind: "sequence",
            format: jsonLines,
            check: checkMeasurement,
            ignored: schemaOfMeasurement,
          },
        ],
      },
    ],
  };
}

/** `POST /measurements` (`#/paths/~1measurements/post`) */
export function importMeasurements(): Operation {
  return {
    name: "importMeasurements",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/jsonl", kind: "sequence", format: jsonLines, check: checkMeasurementWritable },
        { type: "application/json-seq", kind: "sequence", format: jsonSequence, check: checkMeasurementWritable },
        {
          type: "text/event-stream",
          kind: "sequence",
          format: eventStream,
          data: { json: true },
          check: checkBy(
            { type: "object", required: ["data"], properties: { data: { $ref: schemaOfMeasurementWritable } } },
            isImportMeasurementsBody,
          ),
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkImportMeasurements200Body },
        ],
      },
    ],
  };
}

function isImportMeasurementsBody(value: unknown): boolean {
  return isObject(value) && isMeasurementWritable(value.data);
}

/** `GET /numbers` (`#/paths/~1numbers/get`) */
export function countUp(): Operation {
  return {
    name: "countUp",
    security: [],
    parameters: [
      {
        in: "query",
        name: "to",
        type: "integer",
        required: true,
        check: checkBy({ type: "integer", minimum: 0 }, isCountUpQueryTo),
      },
    ],
    readParameters: readCountUpParameters,
    responses: [
      {
        status: 200,
        content: [
          { type: "application/x-ndjson", kind: "sequence", format: jsonLines, check: checkBy({ type: "integer" }) },
          {
            type: "application/json-seq",
            kind: "sequence",
            format: jsonSequence,
            check: checkBy({ type: "integer" }),
          },
        ],
      },
    ],
  };
}

function isCountUpQueryTo(value: unknown): boolean {
  return isInteger(value) && value >= 0;
}

/** The parameters of most requests; of the others, the table says what they are. */
function readCountUpParameters(source: ParameterSource): DecodedParameters | undefined {
  let to: number | undefined;
  const pairs = new Pairs(source.request.search, source.limits.parameters);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "to":
        if (to !== undefined) return undefined;
        to = integerOf(value);
        if (to === undefined || !isCountUpQueryTo(to)) return undefined;
        break;
    }
  }
  if (pairs.isOdd || to === undefined) return undefined;
  return { query: { to } };
}

/** `GET /batches` (`#/paths/~1batches/get`) */
export function getBatch(): Operation {
  return {
    name: "getBatch",
    security: [],
    parameters: [
      { in: "query", name: "to", type: "integer", required: true },
    ],
    readParameters: readGetBatchParameters,
    responses: [
      {
        status: 200,
        content: [
          {
            type: "application/jsonl",
            kind: "sequence",
            format: jsonLines,
            count: { min: 1, max: 3 },
            check: checkBy({ type: "integer" }),
          },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readGetBatchParameters(source: ParameterSource): DecodedParameters | undefined {
  let to: number | undefined;
  const pairs = new Pairs(source.request.search, source.limits.parameters);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "to":
        if (to !== undefined) return undefined;
        to = integerOf(value);
        if (to === undefined) return undefined;
        break;
    }
  }
  if (pairs.isOdd || to === undefined) return undefined;
  return { query: { to } };
}

/** `POST /batches` (`#/paths/~1batches/post`) */
export function addBatch(): Operation {
  return {
    name: "addBatch",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/jsonl",
          kind: "sequence",
          format: jsonLines,
          count: { min: 1, max: 3 },
          check: checkBy({ type: "integer" }, isInteger),
        },
        {
          type: "application/json-seq",
          kind: "sequence",
          format: jsonSequence,
          count: { max: 2 },
          check: checkBy({ type: "integer" }, isInteger),
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkBy({ type: "integer" }) },
        ],
      },
    ],
  };
}

/** `GET /log` (`#/paths/~1log/get`) */
export function readLog(): Operation {
  return {
    name: "readLog",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          { type: "application/x-ndjson", kind: "text" },
        ],
      },
    ],
  };
}

/** `PUT /log` (`#/paths/~1log/put`) */
export function writeLog(): Operation {
  return {
    name: "writeLog",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/x-ndjson", kind: "text", check: checkLog },
        { type: "application/json-seq", kind: "binary" },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json-seq", kind: "binary" },
        ],
      },
    ],
  };
}

/** `PUT /words` (`#/paths/~1words/put`) */
export function echoWords(): Operation {
  return {
    name: "echoWords",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/jsonl",
          kind: "sequence",
          format: jsonLines,
          check: checkBy({ type: "string" }, isString),
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/jsonl", kind: "sequence", format: jsonLines, check: checkBy({ type: "string" }) },
        ],
      },
    ],
  };
}
