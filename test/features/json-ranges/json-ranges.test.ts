import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
]);

interface Answer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

interface Readers {
  name(id: string): Promise<string>;
  person(id: string): Promise<unknown>;
  report(accept?: string): Promise<unknown>;
  count(accept?: string): Promise<unknown>;
  document(accept?: string): Promise<unknown>;
}

interface App {
  readonly server: Server;
  readonly reader: (baseURL: string, fetch?: (url: string) => Promise<Response>) => Readers;
  readonly client: (baseURL: string) => Readonly<Record<string, (body?: unknown, type?: string) => Promise<Answer>>>;
}

let app: App;
let address = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.server.node);
});

/** Both doors: `node:http`, and `fetch` without a network. */
const doors = [
  ["node:http", (path: string, init: RequestInit) => fetch(address + path, init)],
  ["fetch", (path: string, init: RequestInit) => app.server.fetch(new Request(`http://x.example${path}`, init))],
] as const;

describe.each(doors)("JSON under a range, through the door of %s", (_, send) => {
  const post = async (path: string, body: string, type: string) => {
    const answer = await send(path, {
      method: "POST",
      body: new TextEncoder().encode(body),
      headers: type === "" ? {} : { "content-type": type },
    });
    return [answer.status, await answer.text()];
  };
  const refusal = async (path: string, body: string, type: string) => {
    const [status, text] = await post(path, body, type);
    return [status, JSON.parse(`${text}`).errors[0].detail];
  };
  const rex = '{"name":"Rex"}';

  test.each([
    ["/pets", "application/json", "application/json"],
    ["/pets", "text/json; charset=utf-8", "text/json"],
    ["/pets", "Application/Vnd.Pet+JSON; charset=utf-8", "application/vnd.pet+json"],
    ["/pods", "application/json", "application/json"],
    ["/pods", "text/json", "text/json"],
    ["/pods", "model/gltf+json", "model/gltf+json"],
  ])("%s takes %s as a value, checked and with its defaults", async (path, type, seen) => {
    expect(await post(path, rex, type)).toEqual([200, `Rex 4, ${seen}`]);
    expect((await post(path, '{"name":1}', type))[0]).toBe(400);
    expect((await post(path, "{", type))[0]).toBe(400);
  });

  test("the suffix alone says that it is JSON, whatever the schema says", async () => {
    expect(await post("/patches", "[1]", "application/merge-patch+json")).toEqual([200, '{"name":"[1]"}']);
    expect(await refusal("/patches", "[1]", "application/json")).toEqual([415, "Must be sent as application/*+json."]);
  });

  test("what is of the range and is no JSON is refused", async () => {
    expect(await refusal("/pods", rex, "text/plain")).toEqual([415, "Must be sent as application/json."]);
    expect(await refusal("/pods", rex, "image/png")).toEqual([415, "Must be sent as application/json."]);
    expect(await refusal("/pods", rex, "")).toEqual([415, "Must be sent as application/json."]);
    expect((await post("/pets", rex, "text/problem+json"))[0]).toBe(415);
    expect(await post("/pods", "", "")).toEqual([200, "undefined undefined, undefined"]);
  });

  test("or goes by a wider range that takes it", async () => {
    expect(await post("/files", rex, "application/vnd.pet+json")).toEqual([200, "Rex, application/vnd.pet+json"]);
    expect(await post("/files", rex, "application/pdf")).toEqual([200, "14 octets, application/pdf"]);
    expect(await post("/files", rex, "text/json")).toEqual([200, "14 octets, text/json"]);
  });

  test("a client that accepts one type of a suffix gets it", async () => {
    const headers = { "content-type": "application/a+json", accept: "application/b+json, text/html" };
    expect((await send("/patches", { method: "POST", body: "1", headers })).status).toBe(200);
    const others = { ...headers, accept: "text/html" };
    expect((await send("/patches", { method: "POST", body: "1", headers: others })).status).toBe(406);
  });
});

describe("the client sends JSON under a range", () => {
  const call = (name: string, body?: unknown, type?: string) => app.client(address)[name]?.(body, type);

  test("as application/json by default", async () => {
    expect(await call("pet", { name: "Rex" })).toMatchObject({ body: "Rex 4, application/json" });
    expect(await call("pod", { name: "Rex" })).toMatchObject({ body: "Rex 4, application/json" });
    expect(await call("pod")).toMatchObject({ body: "undefined undefined, undefined" });
  });

  test("as what it is told", async () => {
    expect(await call("pet", { name: "Rex" }, "application/vnd.pet+json")).toMatchObject({
      body: "Rex 4, application/vnd.pet+json",
    });
    expect(await call("pod", { name: "Rex" }, "model/gltf+json")).toMatchObject({ body: "Rex 4, model/gltf+json" });
    expect(await call("file", { name: "Rex" })).toMatchObject({ body: "Rex, application/json" });
    expect(await call("pdf", new Blob(["png"]))).toMatchObject({ body: "3 octets, image/png" });
    expect(await call("patch", [1], "application/merge-patch+json")).toMatchObject({
      contentType: "application/merge-patch+json",
      body: { name: "[1]" },
    });
  });

  test("and has to be told where application/json is none of its types", async () => {
    await expect(call("patch", [1])).rejects.toThrow("The body needs a content type of application/*+json.");
    await expect(call("text", { name: "Rex" })).rejects.toThrow("text/plain");
  });
});

describe.each(doors)("a response that is JSON under a range, through the door of %s", (_, send) => {
  const get = async (path: string, accept?: string) => {
    const answer = await send(path, { headers: accept === undefined ? {} : { accept } });
    return [answer.status, answer.headers.get("content-type"), await answer.text()];
  };
  const rex = '{"name":"Rex"}';

  test.each([
    ["any", "application/json", rex],
    ["hal", "application/hal+json", rex],
    ["text", "text/json; charset=utf-8", rex],
  ])("is application/json, or JSON of the type that the handler names: %s", async (id, type, text) => {
    expect(await get(`/people/${id}`)).toEqual([200, type, text]);
  });

  test("holds for errors too", async () => {
    expect(await get("/people/none")).toEqual([404, "application/json", '{"title":"Not Found"}']);
  });

  test("is checked as what it is, and of no other type", async () => {
    expect((await get("/people/wrong"))[0]).toBe(500);
    expect((await get("/people/page"))[0]).toBe(500);
  });

  test.each([
    ["*/*", 200],
    ["application/json", 200],
    ["application/*", 200],
    ["application/hal+json", 200],
    ["text/json", 200],
    ["text/html, application/json;q=0.5", 200],
    ["text/html", 406],
    ["application/xml", 406],
    ["image/*", 406],
    ["application/json;q=0", 406],
  ])("is for clients that take JSON: %s gets %i", async (accept, status) => {
    expect((await get("/people/any", accept))[0]).toBe(status);
  });

  test.each([
    [undefined, "application/xml"],
    ["application/json", "application/json"],
    ["application/json, */*;q=0.1", "application/json"],
    ["application/hal+json", "application/json"],
    ["application/xml", "application/xml"],
  ])("stands beside another type as application/json: %s gets %s", async (accept, type) => {
    expect((await get("/reports", accept))[1]).toBe(type);
  });
});

describe("the client reads JSON under a range", () => {
  test("as the value of its schema", async () => {
    const api = app.reader(address);
    expect(await api.name("any")).toBe("Rex");
    expect(await api.name("hal")).toBe("Rex");
    expect(await api.person("any")).toEqual([200, "application/json", "Rex"]);
    expect(await api.person("text")).toEqual([200, "text/json", "Rex"]);
    expect(await api.person("none")).toEqual([404, "application/json", "Not Found"]);
    await expect(api.name("none")).rejects.toMatchObject({ status: 404, error: { title: "Not Found" } });
  });

  test("and asks for it before anything else of the range", async () => {
    const asked: (string | null)[] = [];
    const api = app.reader(address, async (url: string, init?: RequestInit) => {
      asked.push(new Headers(init?.headers).get("accept"));
      return fetch(url, init);
    });
    await api.name("any");
    await api.report();
    await api.count();
    await api.document();
    expect(asked).toEqual([
      "application/json, */*;q=0.5",
      "application/xml, application/json, */*;q=0.5",
      "application/json, */*;q=0.5",
      "application/json, */*, application/*;q=0.5",
    ]);
  });

  test("beside other types, each as what it is", async () => {
    const api = app.reader(address);
    expect(await api.report()).toEqual(["application/xml", "<rows/>"]);
    expect(await api.report("application/json")).toEqual(["application/json", "2 rows"]);
    expect(await api.count()).toBe(2);
    expect(await api.count("application/hal+json")).toBe(2);
    expect(await api.document("application/json")).toBe("Rex");
    expect(await api.document("application/pdf")).toBe(2);
  });

  test.each([
    ["<p>", "text/html"],
    ['{"name":"Rex"}', "text/plain"],
    ["PNG", "image/png"],
  ])("and takes nothing else for it: %s of %s", async (text, type) => {
    const api = app.reader(address, async () => new Response(text, { headers: { "content-type": type } }));
    const error = { name: "APIError", status: 200, error: text, message: `200 The body is ${type}, and not JSON.` };
    await expect(api.name("any")).rejects.toMatchObject(error);
    await expect(api.person("any")).rejects.toMatchObject(error);
    await expect(api.report()).rejects.toMatchObject(error);
  });

  test.each([undefined, "application/octet-stream"])("but for what does not say what it is: %s", async (type) => {
    const answer = () => {
      const response = new Response('{"name":"Rex"}', { headers: type === undefined ? {} : { "content-type": type } });
      if (type === undefined) response.headers.delete("content-type");
      return response;
    };
    const api = app.reader(address, async () => answer());
    expect(await api.person("any")).toEqual([200, "application/json", "Rex"]);
  });

  test("and nothing at all as nothing", async () => {
    const api = app.reader(address, async () => new Response("", { headers: { "content-type": "text/html" } }));
    await expect(api.name("any")).rejects.toThrow("Cannot read properties of undefined");
  });
});
