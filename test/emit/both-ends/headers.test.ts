import { beforeAll, describe, expect, test } from "vitest";
import { against, type BothEnds, bothEnds } from "./both-ends.ts";

const spec = `
paths:
  /thing:
    get:
      operationId: getThing
      parameters:
        - { name: X-Filter, in: header, content: { application/json: { schema: { $ref: "#/components/schemas/Data" } } } }
        - { name: X-Plain, in: header, schema: { type: integer } }
      responses:
        "200":
          description: ok
          headers:
            X-Data: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Data" } } } }
            X-Any: { content: { application/json: {} } }
            X-Either: { schema: { type: [integer, string] } }
            X-Flag: { schema: { type: boolean } }
            X-Union: { schema: { oneOf: [{ type: boolean }, { type: number }] } }
            X-List: { schema: { type: array, items: { type: [integer, boolean] } } }
  /cookies:
    get:
      operationId: getCookies
      responses: { "200": { description: ok, headers: { Set-Cookie: { schema: { type: string } } } } }
components:
  schemas:
    Data: { type: object, required: [a], properties: { a: { type: string } } }
`;

const data = { a: 'é "ü" 😀' };

describe("headers", () => {
  let ends: BothEnds;
  beforeAll(async () => {
    ends = await bothEnds(spec);
  });

  test("arrive as what they were sent as", async () => {
    const { createServer } = await ends.server();
    const received: unknown[] = [];
    const headers = {
      "X-Data": data,
      "x-any": [1, "ü"],
      "x-either": "one",
      "x-flag": true,
      "x-union": 1.5,
      "x-list": [1, true],
      "x-other": "5",
    };
    const server = createServer({
      handlers: {
        getThing(request: { readonly headers: unknown }) {
          received.push(request.headers);
          return { status: 200, headers };
        },
        getCookies: () => ({ status: 200, headers: { "set-cookie": ["a=1", "b=2"] } }),
      },
      validateResponses: true,
    });
    const call = await ends.client(against(server));
    const reply = await call("getThing", { headers: { "x-filter": data, "x-plain": 3 } });
    expect(received).toEqual([{ "x-filter": data, "x-plain": 3 }]);
    const { "X-Data": _, ...others } = headers;
    expect(reply.headers).toEqual({ "x-data": data, ...others });
    expect((await call("getCookies")).headers).toMatchObject({ "set-cookie": ["a=1", "b=2"] });
  });

  test("that are JSON are checked, and others are no objects", async () => {
    const { createServer } = await ends.server();
    const answer = async (headers: object) => {
      const errors: unknown[] = [];
      const handlers = { getThing: () => ({ status: 200, headers }), getCookies: () => ({ status: 200 }) };
      const server = createServer({ handlers, validateResponses: true, onError: (error) => errors.push(error) });
      await server.fetch(new Request("http://localhost/thing"));
      return String(errors[0]);
    };
    expect(await answer({ "x-data": { b: 1 } })).toContain("the header x-data at /a: ");
    expect(await answer({ "x-data": data, "x-other": data })).toContain("the value of the header x-other is an object");
  });

  test("have their types at both ends", async () => {
    const source = `
import { createClient, getThing } from "./client/functions.ts";
import { Zoo } from "./client/index.ts";
import type { DefaultHandlers } from "./server/index.ts";

export const handlers: Pick<DefaultHandlers, "getThing"> = {
  getThing({ headers }) {
    const a: string = headers["x-filter"]?.a ?? "";
    return {
      status: 200,
      headers: { "x-data": { a }, "x-any": [1], "x-either": 1, "x-flag": true, "x-union": 1.5, "x-list": [1], "x-o": [a] },
    };
  },
};
export const wrong: Pick<DefaultHandlers, "getThing">[] = [
  // @ts-expect-error the header is of another type
  { getThing: () => ({ status: 200, headers: { "x-data": { b: 1 } } }) },
  // @ts-expect-error a flag is no text
  { getThing: () => ({ status: 200, headers: { "x-data": { a: "" }, "x-flag": "true" } }) },
];

export async function call(): Promise<void> {
  const { headers } = await getThing(createClient(), { headers: { "x-filter": { a: "" }, "x-plain": 1 } });
  const a: string = headers["x-data"].a;
  const either: string | number | undefined = headers["x-either"];
  const flag: boolean | undefined = headers["x-flag"];
  const union: boolean | number | undefined = headers["x-union"];
  const list: (number | boolean)[] | undefined = headers["x-list"];
  const any: unknown = headers["x-any"];
  await new Zoo().default.getThing({ headers: { "x-filter": { a }, "x-other": String(any) } });
  await new Zoo().default.getThing({ headers: { "x-plain": 1 } });
  // @ts-expect-error the header is of another type
  await new Zoo().default.getThing({ headers: { "x-filter": { b: 1 } } });
  // @ts-expect-error the header is of another type
  await new Zoo().default.getThing({ headers: { "x-plain": "1" } });
  console.log(either, flag, union, list);
}
`;
    expect(await ends.compile({ "use.ts": source })).toBe("");
  });
});
