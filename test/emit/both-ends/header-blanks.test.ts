import { beforeAll, describe, expect, test } from "vitest";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { listen } from "../server/emit-spec.ts";
import { type BothEnds, bothEnds, type Call } from "./both-ends.ts";

const headers = `
  X-Text: { schema: { type: string } }
  X-Number: { schema: { type: integer } }
  X-List: { schema: { type: array, items: { type: string } } }
  X-Numbers: { schema: { type: array, items: { type: integer } } }
  X-Object: { explode: true, schema: { type: object, properties: { a: { type: string } } } }`;

const spec = `
paths:
  /echo:
    get:
      operationId: echo
      parameters:
        - { name: X-Text, in: header, schema: { type: string } }
        - { name: X-Number, in: header, schema: { type: integer } }
        - { name: X-List, in: header, schema: { type: array, items: { type: string } } }
        - { name: X-Numbers, in: header, schema: { type: array, items: { type: integer } } }
        - { name: X-Object, in: header, explode: true, schema: { type: object, properties: { a: { type: string } } } }
        - { name: session, in: cookie, schema: { type: string } }
      responses:
        "200":
          description: What the handler got.
          headers:${headers.replaceAll("\n", "\n          ")}
          content: { application/json: { schema: {} } }
  /text:
    get:
      operationId: text
      parameters: [{ name: X-Text, in: header, schema: { type: string } }]
      responses:
        "200": { description: What the handler got., content: { application/json: { schema: {} } } }
`;

describe("blanks around the value of a header", () => {
  let address: string;
  let call: Call;
  let ends: BothEnds;
  let answer: object = {};
  const errors: unknown[] = [];
  beforeAll(async () => {
    ends = await bothEnds(spec);
    const { createServer } = await ends.server();
    const echo = ({ headers: sent, cookies }: Record<string, unknown>) => {
      return { status: 200, headers: answer, body: { ...Object(sent), ...Object(cookies) } };
    };
    const text = ({ headers: sent }: Record<string, unknown>) => ({ status: 200, body: sent });
    address = await listen(createServer({ handlers: { echo, text }, onError: (error) => errors.push(error) }));
    call = await ends.client({ baseURL: address });
  });

  const sent = async (line: string, path = "/echo") => {
    const text = await rawExchange(address, rawRequest([`GET ${path} HTTP/1.1`, line]));
    return JSON.parse(Buffer.from(text.slice(text.indexOf("\r\n\r\n")), "latin1").toString());
  };

  test.each([
    ["X-Text: \t a b \t", { "x-text": "a b" }],
    ["X-Text:a", { "x-text": "a" }],
    ["X-Text:  ", { "x-text": "" }],
    ["X-Number: \t5 ", { "x-number": 5 }],
    ["X-List:  a\t, b c ,\td", { "x-list": ["a", "b c", "d"] }],
    ["X-Object: a = b , c= d", { "x-object": { a: "b", c: "d" } }],
    ["Cookie:  session = s ; other=o", { session: "s" }],
  ])("%j is none of it", async (line, value) => {
    expect(await sent(line)).toEqual(value);
  });

  // The octet A0 is a space of Latin-1, and the last octet of à.
  test.each([
    ["X-Text: \xa0voil\xc3\xa0", { "x-text": "\xa0voil\xc3\xa0" }],
    ["X-List: voil\xc3\xa0, \xa0", { "x-list": ["voil\xc3\xa0", "\xa0"] }],
    ["Cookie: session=\xc3\xa0", { session: "\xc3\xa0" }],
  ])("is spaces and tabs alone: %j", async (line, value) => {
    expect(await sent(line)).toEqual(value);
    const [, text] = /^X-Text: (.*)$/.exec(line) ?? [];
    if (text !== undefined) expect(await sent(line, "/text")).toEqual({ "x-text": text });
  });

  test.each([
    { "x-text": " a" },
    { "x-text": "a\t" },
    { "x-text": " " },
    { "x-list": ["a", " b", "c"] },
    { "x-object": { a: "b " } },
    { "x-other": "a " },
  ])("%j is refused by the client: it would be lost", async (given) => {
    await expect(call("echo", { headers: given })).rejects.toThrow(TypeError);
  });

  test.each([{ "x-text": " a" }, { "x-list": ["a", "b "] }, { "x-object": { a: " b" } }, { "x-other": "a\t" }])(
    "%j is an error of the handler",
    async (given) => {
      answer = given;
      errors.length = 0;
      expect((await fetch(`${address}/echo`)).status).toBe(500);
      expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining("blank") })]);
      answer = {};
    },
  );

  test("within it are its own, and white space of other kinds too", async () => {
    answer = { "x-text": "a \t b\xa0", "x-list": ["a b", "\xa0"], "x-object": { a: "b\xa0" } };
    const { headers: arrived, body } = await call("echo", {
      headers: { "x-text": "a \t b\xa0", "x-list": ["\xa0", "b"] },
    });
    expect(arrived).toMatchObject(answer);
    expect(body).toMatchObject({ "x-text": "a \t b\xa0", "x-list": ["\xa0", "b"] });
    answer = {};
  });

  test.each([
    ["X-List: a,, b ,c,", ["a", "b", "c"]],
    ["X-List: ,a", ["a"]],
    ["X-List: , \t,", []],
    ["X-List:", []],
    ["X-Numbers: 1,,2,", [1, 2]],
  ])("what stands empty in a list is no item of it: %j", async (line, items) => {
    expect(Object.values(await sent(line))).toEqual([items]);
    const [name, value] = line.split(/:(.*)/) as [string, string];
    const answering = await ends.client({ fetch: async () => Response.json({}, { headers: { [name]: value } }) });
    expect((await answering("echo")).headers).toMatchObject({ [name.toLowerCase()]: items });
  });

  test("an item that is empty is not sent: it would be lost", async () => {
    for (const items of [["a", ""], [""], ["", "a"]]) {
      await expect(call("echo", { headers: { "x-list": items } })).rejects.toThrow("An item is empty");
      answer = { "x-list": items };
      errors.length = 0;
      expect((await fetch(`${address}/echo`)).status).toBe(500);
      expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining("an empty text") })]);
      answer = {};
    }
    const headers = { "x-list": [], "x-object": { a: "" } };
    expect((await call("echo", { headers })).body).toMatchObject(headers);
  });
});
