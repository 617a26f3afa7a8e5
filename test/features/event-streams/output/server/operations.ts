/*
 * How requests and responses of Event streams stand on the wire.
 */
import {
  checkCreateCompletion200Body,
  checkCreateCompletionBody,
  checkSendRemarksEventStreamBodyItem,
  schemaOfDelta,
  schemaOfPrice,
  schemaOfWatchPrices200EventStreamBodyItemNote,
} from "../model/index.ts";
import { eventStream, explainAlternatives } from "../model/runtime/index.ts";
import { checkBy, type DecodedParameters, type Operation, type ParameterSource } from "./runtime/index.ts";

/** `GET /prices` (`#/paths/~1prices/get`) */
export function watchPrices(): Operation {
  return {
    name: "watchPrices",
    security: [],
    parameters: [
      { in: "header", name: "last-event-id", type: "string" },
    ],
    readParameters: readWatchPricesParameters,
    responses: [
      {
        status: 200,
        content: [
          {
            type: "text/event-stream",
            kind: "sequence",
            format: eventStream,
            data: { json: ["price"] },
            check: checkBy(
              {
                oneOf: [
                  {
                    type: "object",
                    required: ["event", "data"],
                    properties: { event: { const: "price" }, id: { type: "string" }, data: { $ref: schemaOfPrice } },
                  },
                  schemaOfWatchPrices200EventStreamBodyItemNote,
                ],
                tag: { keyword: "oneOf", propertyName: "event", values: [["price"], ["note"]] },
                explain: [explainAlternatives],
              },
            ),
          },
        ],
      },
    ],
  };
}

/** The parameters of most requests; of the others, the table says what they are. */
function readWatchPricesParameters(source: ParameterSource): DecodedParameters | undefined {
  const lastEventId = source.request.headers.get("last-event-id");
  if (lastEventId?.includes(",")) return undefined;
  const headers: Record<string, unknown> = {};
  if (lastEventId !== undefined) headers["last-event-id"] = lastEventId;
  return { headers };
}

/** `POST /remarks` (`#/paths/~1remarks/post`) */
export function sendRemarks(): Operation {
  return {
    name: "sendRemarks",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "text/event-stream",
          kind: "sequence",
          format: eventStream,
          check: checkSendRemarksEventStreamBodyItem,
        },
      ],
    },
    responses: [
      { status: 204 },
    ],
  };
}

/** `POST /completions` (`#/paths/~1completions/post`) */
export function createCompletion(): Operation {
  return {
    name: "createCompletion",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        { type: "application/json", kind: "json", check: checkCreateCompletionBody },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json", check: checkCreateCompletion200Body },
          {
            type: "text/event-stream",
            kind: "sequence",
            format: eventStream,
            data: { json: true, text: ["[DONE]"] },
            check: checkBy(
              {
                type: "object",
                required: ["data"],
                properties: {
                  data: { anyOf: [{ $ref: schemaOfDelta }, { const: "[DONE]" }], explain: [explainAlternatives] },
                },
              },
            ),
          },
        ],
      },
    ],
  };
}

/** `GET /ticks` (`#/paths/~1ticks/get`) */
export function listTicks(): Operation {
  return {
    name: "listTicks",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          {
            type: "text/event-stream",
            kind: "sequence",
            format: eventStream,
            data: { json: true },
            check: checkBy(
              {
                type: "object",
                required: ["data"],
                properties: {
                  data: { $ref: schemaOfDelta },
                  event: { type: "string" },
                  id: { type: "string" },
                  retry: { type: "integer" },
                },
              },
            ),
          },
        ],
      },
    ],
  };
}

/** `GET /news` (`#/paths/~1news/get`) */
export function awaitNews(): Operation {
  return {
    name: "awaitNews",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          {
            type: "text/event-stream",
            kind: "sequence",
            format: eventStream,
            check: checkBy(
              {
                type: "object",
                required: ["data"],
                properties: {
                  data: { type: "string" },
                  event: { type: "string" },
                  id: { type: "string" },
                  retry: { type: "integer" },
                },
              },
            ),
          },
        ],
      },
    ],
  };
}

/** `GET /logs` (`#/paths/~1logs/get`) */
export function followLogs(): Operation {
  return {
    name: "followLogs",
    security: [],
    parameters: [],
    responses: [
      {
        status: 200,
        content: [
          {
            type: "text/event-stream",
            kind: "sequence",
            format: eventStream,
            check: checkBy(
              {
                type: "object",
                required: ["data"],
                properties: {
                  data: { type: "string" },
                  event: { type: "string" },
                  id: { type: "string" },
                  retry: { type: "integer" },
                },
              },
            ),
          },
        ],
      },
    ],
  };
}
