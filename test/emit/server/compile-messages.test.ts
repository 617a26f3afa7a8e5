import { expect, test } from "vitest";
import { compile } from "./compile.ts";

test("the compiler's message names what is wrong", async () => {
  const source = `
import type { PetsHandlers } from "./server/index.ts";
export const a: Pick<PetsHandlers, "getPet"> = { getPet: () => ({ status: 500 }) };
export const b: Pick<PetsHandlers, "getPet"> = { getPet: () => ({ status: 200, headers: {}, body: { name: "x" } }) };
export const c: Pick<PetsHandlers, "getPet"> = { getPet: () => ({ status: 200, headers: { etag: "" }, body: { nam: "x" } }) };
export const d: PetsHandlers = { getPet: () => ({ status: 204 }) };
`;
  const printed = await compile({ "wrong.ts": source }, { exactOptionalPropertyTypes: true });
  expect(printed).toContain("500");
  expect(printed).toContain("Property 'etag' is missing");
  expect(printed).toContain("nam");
  expect(printed).toContain("Property 'putPet' is missing");
});

test("an undeclared status is named beside those that are declared", async () => {
  const yaml = `
paths:
  /:
    get:
      operationId: look
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } }
        "401": { description: who, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
        "404": { description: none, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
`;
  const source = `
import type { DefaultHandlers } from "./server/index.ts";
const coin = (): boolean => Math.random() > 0.5;
export const one: DefaultHandlers = { look: () => ({ status: 418, body: { error: "" } }) };
export const two: DefaultHandlers = {
  async look() {
    if (coin()) return { status: 418, body: { error: "" } };
    return { status: 200, body: { a: "" } };
  },
};
export const three: DefaultHandlers = { look: async () => ({ status: 418 }) };
export class Four implements DefaultHandlers {
  async look() {
    return coin() ? ({ status: 418 } as const) : ({ status: 200, body: { a: "" } } as const);
  }
}
`;
  const printed = await compile({ "wrong.ts": source }, { exactOptionalPropertyTypes: true }, yaml);
  const places = [...printed.matchAll(/^wrong\.ts\((\d+),/gm)].map(([, line]) => line);
  expect(places).toEqual(["4", "6", "11", "13"]);
  expect(printed.match(/Type '418' is not assignable to type '200 \| 401 \| 404'/g)).toHaveLength(4);
  const right = `
import type { DefaultHandlers, LookResponse } from "./server/index.ts";
declare function slow(): Promise<LookResponse>;
export const plain: DefaultHandlers = { look: () => ({ status: 200, body: { a: "" } }) };
export const given: DefaultHandlers = { look: () => slow() };
export const waited: DefaultHandlers = { look: async () => await slow() };
export async function use({ look }: DefaultHandlers, request: Parameters<DefaultHandlers["look"]>[0]): Promise<string> {
  const response = await look(request, undefined);
  return response.status === 200 ? response.body.a : response.body.error;
}
`;
  expect(await compile({ "right.ts": right }, { exactOptionalPropertyTypes: true }, yaml)).toBe("");
});

test("what is wrong beside a default response is said without its hundreds of statuses", async () => {
  const yaml = `
paths:
  /:
    get:
      operationId: look
      responses:
        "200": { description: ok, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: string } } } } } }
        default: { description: wrong, content: { application/json: { schema: { type: object, required: [error], properties: { error: { type: string } } } } } }
`;
  const source = `
import type { DefaultHandlers, LookResponse } from "./server/index.ts";
export const inferred: DefaultHandlers = { look: async () => ({ status: 200, body: { a: 1 } }) };
export const named: DefaultHandlers = {
  async look(): Promise<LookResponse> {
    return { status: 200, body: { a: 1 } };
  },
};
`;
  const printed = await compile({ "wrong.ts": source }, { exactOptionalPropertyTypes: true }, yaml);
  expect(printed).not.toContain("201 | 202");
  expect(printed).toContain("DeclaredStatus<LookResponse>");
  const [inferred, named] = printed.split(/^(?=wrong\.ts\(6,)/m);
  expect(inferred).toContain("The types of 'body.a' are incompatible");
  expect(named?.trim()).toBe("wrong.ts(6,35): error TS2322: Type 'number' is not assignable to type 'string'.");
});
