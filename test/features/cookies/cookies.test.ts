import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

interface Api {
  readonly default: new (options: {
    baseURL: string;
    session: string;
    fetch(url: string, init: RequestInit): Promise<Response>;
  }) => {
    readonly default: Readonly<Record<"getForm" | "getCookie", (options: { cookies: object }) => Promise<unknown>>>;
  };
}

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
]);

let address = "";
beforeAll(async () => {
  const { server } = await load<{ server: Server }>("app.ts");
  address = await listen(server.node);
});

const ask = (path: string, cookie: string) =>
  rawExchange(address, rawRequest([`GET ${path} HTTP/1.1`, `Cookie: ${cookie}`]));

/** What a handler sees. */
async function seen(path: string, cookie: string): Promise<unknown> {
  const answer = await ask(path, cookie);
  return JSON.parse(Buffer.from(answer.slice(answer.indexOf("\r\n\r\n")), "latin1").toString());
}

describe("a cookie", () => {
  const get = (cookie: string) => ask("/session", cookie);

  test("is read among others, and each that is set has a line of its own", async () => {
    const answer = await get('theme=dark; sid=abc; visits=41; broken; "odd"="x"');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.match(/^set-cookie: .*$/gim)).toEqual([
      "set-cookie: visits=42; Path=/",
      "set-cookie: seen=yes; HttpOnly",
    ]);
    expect(answer.endsWith('\r\n\r\n{"sid":"abc","visits":41}')).toBe(true);
  });

  test("that is missing has its default, or is an error that names it", async () => {
    expect(await get("sid=abc")).toContain('{"sid":"abc","visits":0}');
    expect(await get("visits=1")).toMatch(/^HTTP\/1\.1 400 .*"\/sid"/s);
  });

  test.each(["sid=ABC", "sid=a; visits=many", "sid=a; sid=b", "sid="])("%s is refused", async (cookie) => {
    expect(await get(cookie)).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("lists and objects", () => {
  const all = {
    color: ["blue", "b l;a,c%k"],
    sizes: [1, 2],
    rgb: { R: 100, name: "ä" },
    hsl: { R: 5, name: "a,b" },
    back: "/a?b=c&d;e,f#g h",
  };
  const form =
    "color=blue; color=b%20l%3Ba%2Cc%25k; sizes=1,2; R=100; name=%C3%A4; hsl=R,5,name,a%2Cb; back=/a?b=c&d%3Be%2Cf#g%20h";
  const asIs = {
    color: ["blue", "bl/a=c%k"],
    sizes: [1, 2],
    hsl: { R: 5, name: "x" },
    flags: { beta: true, other: "1" },
  };
  const cookie = "color=blue; color=bl/a=c%k; sizes=1,2; hsl=R,5,name,x; beta=true; other=1";

  test("are read in the style form, exploded into cookies of their own", async () => {
    expect(await seen("/form", form)).toEqual(all);
    expect(await seen("/form", "theme=dark")).toEqual({});
  });

  test("are read in the style cookie without escapes, and what is open leaves others theirs", async () => {
    expect(await seen("/cookie", `${cookie}; sid=abc`)).toEqual(asIs);
  });

  test.each([
    ["/form", "color=a; color=b; color=c; color=d", "/color"],
    ["/form", "color=a; color=", "/color/1"],
    ["/form", "R=many", "/rgb/R"],
    ["/form", "name=x", "/rgb/R"],
    ["/form", "hsl=R", "/hsl"],
    ["/form", "sizes=1,2; sizes=3", "/sizes"],
    ["/cookie", "sid=abc; beta=1", "/flags/beta"],
  ])("%s with %s is refused", async (path, sent, pointer) => {
    expect(await seen(path, sent)).toMatchObject({ status: 400, errors: [{ in: "cookie", pointer }] });
  });

  test("are written by the client", async () => {
    const { default: Client } = await load<Api>("client/index.ts");
    const sent: (string | null)[] = [];
    const client = new Client({
      baseURL: "http://localhost",
      session: "abc",
      fetch: async (_, init) => {
        sent.push(new Headers(init.headers).get("cookie"));
        return Response.json({});
      },
    });
    await client.default.getForm({ cookies: all });
    await client.default.getCookie({ cookies: asIs });
    expect(sent).toEqual([form, `${cookie}; sid=abc`]);
    await expect(client.default.getCookie({ cookies: { color: ["a b"] } })).rejects.toThrow(TypeError);
    await expect(client.default.getCookie({ cookies: { hsl: { R: 1, name: "a,b" } } })).rejects.toThrow(TypeError);
  });
});
