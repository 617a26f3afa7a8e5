/*
 * How requests and responses of Forms stand on the wire.
 */
import { checkAddLimitFormBody, checkAddSettingsFormBody, checkAnswer, checkCounts } from "../model/index.ts";
import { explainAlternatives, isInteger, isNoShorterThan, isObject } from "../model/runtime/index.ts";
import { checkBy, type Operation, Pairs } from "./runtime/index.ts";

/** `GET /counts` (`#/paths/~1counts/get`) */
export function findCounts(): Operation {
  return {
    name: "findCounts",
    security: [],
    parameters: [],
    querystring: {
      kind: "form",
      fields: [
        { name: "name", type: "string" },
      ],
      others: [
        { type: "integer" },
      ],
      check: checkCounts,
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

/** `POST /counts` (`#/paths/~1counts/post`) */
export function addCounts(): Operation {
  return {
    name: "addCounts",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            { name: "name", type: "string" },
          ],
          others: [
            { type: "integer" },
          ],
          check: checkCounts,
          read: readAddCountsForm,
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

/** The members of most forms; of the others, the table says what they are. */
function readAddCountsForm(text: string, limit: number): Record<string, unknown> | undefined {
  let name: string | undefined;
  const pairs = new Pairs(text, limit);
  while (pairs.next()) {
    const { value } = pairs;
    switch (pairs.name) {
      case "name":
        if (name !== undefined) return undefined;
        name = value;
        break;
      default:
        return undefined;
    }
  }
  if (pairs.isOdd) return undefined;
  const form: Record<string, unknown> = {};
  if (name !== undefined) form.name = name;
  return form;
}

/** `POST /settings` (`#/paths/~1settings/post`) */
export function addSettings(): Operation {
  return {
    name: "addSettings",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            { name: "x-name", type: "string" },
            { name: "list", type: "json", list: "repeated" },
          ],
          others: [
            { pattern: /^x-/u },
            { pattern: /^is[A-Z]/u, type: "boolean" },
            { pattern: /s$/u, type: "number", list: "repeated" },
            {
              type: ["json", "string"],
              check: checkBy({ type: ["object", "string", "null"] }, isAddSettingsBodyOthers),
            },
          ],
          check: checkAddSettingsFormBody,
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

function isAddSettingsBodyOthers(value: unknown): boolean {
  return isObject(value) || typeof value === "string" || value === null;
}

/** `POST /answers` (`#/paths/~1answers/post`) */
export function addAnswer(): Operation {
  return {
    name: "addAnswer",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            { name: "kind", type: "string" },
            { name: "value", type: ["integer", "string"] },
            { name: "others", type: ["integer", "string"], list: "repeated" },
          ],
          alternatives: [
            {
              fields: [
                { name: "value", type: "integer" },
                { name: "others", type: "integer", list: "repeated" },
              ],
            },
            {
              fields: [
                { name: "value", type: "string" },
                { name: "others", type: "string", list: "repeated" },
              ],
            },
          ],
          check: checkAnswer,
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

/** `POST /limits` (`#/paths/~1limits/post`) */
export function addLimit(): Operation {
  return {
    name: "addLimit",
    security: [],
    parameters: [],
    body: {
      required: true,
      content: [
        {
          type: "application/x-www-form-urlencoded",
          kind: "form",
          fields: [
            { name: "limit", type: ["integer", "string"] },
            {
              name: "of",
              type: ["integer", "string"],
              check: checkBy(
                {
                  anyOf: [{ type: "integer", maximum: 9 }, { type: "string", minLength: 2 }],
                  explain: [explainAlternatives],
                },
                isAddLimitBodyOf,
              ),
            },
          ],
          alternatives: [
            {
              fields: [
                { name: "limit", type: "integer" },
              ],
            },
            {
              fields: [
                { name: "limit", type: "string" },
              ],
            },
          ],
          check: checkAddLimitFormBody,
        },
      ],
    },
    responses: [
      {
        status: 200,
        content: [
          { type: "application/json", kind: "json" },
        ],
      },
    ],
  };
}

function isAddLimitBodyOfOption1(value: unknown): boolean {
  return isInteger(value) && value <= 9;
}

function isAddLimitBodyOfOption2(value: unknown): boolean {
  return typeof value === "string" && isNoShorterThan(value, 2);
}

function isAddLimitBodyOf(value: unknown): boolean {
  return isAddLimitBodyOfOption1(value) || isAddLimitBodyOfOption2(value);
}
