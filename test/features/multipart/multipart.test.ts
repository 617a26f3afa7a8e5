import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
]);

interface App {
  readonly server: Server;
  readonly errors: unknown[];
  readonly send: (
    baseURL: string,
    photos: readonly (Blob | AsyncIterable<Uint8Array>)[],
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
  readonly sendPerhapsNothing: (baseURL: string) => Promise<readonly { readonly body: unknown }[]>;
  readonly sendLists: (
    baseURL: string,
    sizes: readonly (number | string)[],
    colours: readonly string[],
  ) => Promise<{ readonly body: unknown }>;
}

let app: App;
let address = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.server.node);
});
beforeEach(() => app.errors.splice(0));

const part = (headers: readonly string[], content: string) => `--b\r\n${headers.join("\r\n")}\r\n\r\n${content}\r\n`;
const field = (name: string, content: string) => part([`Content-Disposition: form-data; name="${name}"`], content);
const file = (name: string, filename: string, type: string, content: string, ...more: readonly string[]) =>
  part(
    [`Content-Disposition: form-data; name="${name}"; filename="${filename}"`, `Content-Type: ${type}`, ...more],
    content,
  );
const cover = file("cover", "c.png", "image/png", "\x89PNG\r\n--a");
const end = "--b--\r\n";

/** Sends octets, given as Latin-1, as they are, and gives back the status and the JSON of the answer. */
async function post(path: string, body: string, type = "multipart/form-data; boundary=b") {
  const fields = [`POST ${path} HTTP/1.1`, `Content-Type: ${type}`, `Content-Length: ${body.length}`];
  const answer = await rawExchange(address, rawRequest(fields, body));
  const [head = "", text = ""] = answer.split("\r\n\r\n");
  return {
    status: Number(head.split(" ")[1]),
    body: text === "" ? undefined : JSON.parse(Buffer.from(text, "latin1").toString()),
  };
}

const errorsOf = (answer: { readonly body: { readonly errors?: readonly { pointer: string; detail: string }[] } }) =>
  answer.body.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`);

async function refusal(answer: Response) {
  return [answer.status, errorsOf({ body: JSON.parse(await answer.text()) })?.join()];
}

describe("parts on the wire", () => {
  test("come one after the other, decoded and checked; files are octets", async () => {
    const body =
      "a preamble\r\n" +
      field("title", "Cr\xc3\xa8te") +
      field("year", "2026") +
      field("tags", "a") +
      part(
        ['content-disposition: form-data; name="place"', "content-type: application/json"],
        '{"latitude":35,"longitude":25}',
      ) +
      file("cover", "../up/%22c%22.png", "image/PNG; x=y", "\x89PNG\r\n--a") +
      field("tags", "b") +
      file("photos", "", "image/png", "") +
      file("photos", "p.raw", "image/x-raw", "\r\n\r\n--\r\n-", "X-Rotation: 90") +
      `${end}an epilogue`;
    expect(await post("/albums", body)).toEqual({
      status: 201,
      body: [
        "title Crète",
        "year 2026",
        "tag a",
        "place 35, 25, 12",
        'cover "c".png image/png \ufffdPNG\r\n--a',
        "tag b",
        "photo p.raw image/x-raw 9 90",
      ],
    });
  });

  test.each(["text/plain", "Text/Plain; charset=UTF-8", "application/geo+json"])("JSON is JSON as %s", async (type) => {
    const place = part(
      ['content-disposition: form-data; name="place"', `content-type: ${type}`],
      '{"latitude":35,"longitude":25}',
    );
    const { status, body } = await post("/albums", field("title", "t") + cover + place + end);
    expect([status, body.at(-1)]).toEqual([201, "place 35, 25, 12"]);
  });

  test.each<[string, string, number, string]>([
    ["a value that does not fit", field("year", "now"), 400, "/year Must be an integer."],
    ["an empty title", field("title", ""), 400, "/title Must have at least 1 character, but has 0."],
    ["a part that is not declared", field("other", ""), 400, "/other Must not be present."],
    [
      "a part that is repeated",
      field("year", "1") + field("year", "2"),
      400,
      "/year Must not be given more than once.",
    ],
    ["JSON that is none", field("place", "{"), 400, "/place Must be a JSON text."],
    [
      "JSON that does not fit",
      field("place", '{"latitude":"0"}'),
      400,
      "/place/longitude Must be present.,/place/latitude Must be a number, but is a string.",
    ],
    ["octets that are no UTF-8", field("title", "\xff"), 400, "/title Must be UTF-8."],
    ["a part that never came", field("year", "1"), 400, "/title Must be present.,/cover Must be present."],
    ["another media type", file("cover", "c", "image/gif", ""), 415, "/cover Must be sent as image/png or image/jpeg."],
    ["a file that does not say what it is", field("cover", ""), 415, "/cover Must be sent as image/png or image/jpeg."],
    ["a value in another media type", file("year", "y", "image/png", "1"), 415, "/year Must be sent as text/*."],
    [
      "JSON in another encoding",
      file("place", "p", "text/plain; charset=latin1", "{}"),
      415,
      "/place Must be sent as application/json.",
    ],
    [
      "JSON of another type of texts",
      file("place", "p", "text/html", "{}"),
      415,
      "/place Must be sent as application/json.",
    ],
    [
      "text in another encoding",
      file("title", "t", "text/plain; charset=latin1", "x"),
      415,
      "/title Must be sent as text/*.",
    ],
    [
      "a transfer encoding",
      file("cover", "c", "image/png", "eA==", "Content-Transfer-Encoding: base64"),
      415,
      "/cover Must be sent without a Content-Transfer-Encoding.",
    ],
    [
      "a header that is missing",
      file("photos", "p", "image/png", "x"),
      400,
      "/photos/0 In its header x-rotation: Is required.",
    ],
    [
      "a header that does not fit",
      file("photos", "p", "image/png", "x", "X-Rotation: 45"),
      400,
      "/photos/0 In its header x-rotation: Must be 0, 90, 180 or 270.",
    ],
    [
      "a file that is too long for the document",
      file("photos", "p", "image/png", "x".repeat(100_001), "X-Rotation: 0"),
      400,
      "/photos/0 Must not have more than 100000 octets.",
    ],
    [
      "too many items",
      field("title", "t") + cover + "abcd".replace(/./g, (tag) => field("tags", tag)),
      400,
      "/tags Must have at most 3 items, but has 4.",
    ],
    [
      "a part without a name",
      part(["Content-Disposition: form-data"], ""),
      400,
      " Must name each part in its Content-Disposition.",
    ],
    ["no headers", "--b\r\n\r\nx\r\n", 400, " Must name each part in its Content-Disposition."],
    [
      "a line that is no header",
      part(["Content-Disposition"], ""),
      400,
      " Must have each header of a part once, in a line.",
    ],
    [
      "lines that end with LF",
      '--b\nContent-Disposition: form-data; name="a"\n\nx\n',
      400,
      " Must end the lines of headers with CR and LF.",
    ],
    ["too many parts", field("tags", "a").repeat(11), 400, " Must not have more than 10 parts."],
    [
      "headers that are too large",
      field("x".repeat(1000), ""),
      400,
      " Must not have more than 1000 octets of headers in a part.",
    ],
    ["values that are too large", field("title", "x".repeat(1001)), 413, " Must not be larger than 1000 octets."],
  ])("%s: refused", async (_, body, status, message) => {
    const answer = await post("/albums", body + end);
    expect([answer.status, errorsOf(answer)?.join()]).toEqual([status, message]);
    expect(app.errors).toEqual([]);
  });

  test.each([
    ["no body at all", ""],
    ["no boundary in it", "nothing of the kind"],
    ["no last boundary", field("title", "t") + cover],
    ["an end in the middle of a boundary", `${field("title", "t")}${cover}--b-`],
    ["an end in the headers", '--b\r\nContent-Disposition: form-data; name="ti'],
  ])("%s: 400", async (_, body) => {
    const answer = await post("/albums", body);
    expect(answer.status).toBe(400);
    expect(app.errors).toEqual([]);
  });

  test.each([
    "multipart/form-data",
    "multipart/form-data; boundary=",
    `multipart/form-data; boundary=${"b".repeat(71)}`,
  ])("%s: 400", async (type) => {
    const answer = await post("/albums", end, type);
    expect([answer.status, errorsOf(answer)]).toEqual([
      400,
      [" Must have a boundary of 1 to 70 characters in its Content-Type."],
    ]);
  });

  test("a handler that has enough answers, and the connection goes on", async () => {
    const body = field("title", "stop") + cover + file("photos", "p", "image/png", "x".repeat(50_000)) + end;
    const request = (more: readonly string[]) =>
      [
        "POST /albums HTTP/1.1",
        "Content-Type: multipart/form-data; boundary=b",
        `Content-Length: ${body.length}`,
        ...more,
      ].join("\r\n");
    const text = `${request(["Host: localhost"])}\r\n\r\n${body}${request(["Host: localhost", "Connection: close"])}\r\n\r\n${body}`;
    const answers = await rawExchange(address, text);
    expect(answers.match(/\["title stop"\]/g)).toHaveLength(2);
  });

  test("a body that says that it is too large is not begun; one that does not say is given up", async () => {
    const photo = file("photos", "p", "image/png", "x".repeat(100_000), "X-Rotation: 0");
    expect((await post("/albums", photo.repeat(4) + end)).status).toBe(413);
    const body = new Blob([photo.repeat(4), end]).stream();
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const answer = await fetch(`${address}/albums`, { method: "POST", body, headers, duplex: "half" });
    expect(await refusal(answer)).toEqual([413, " Must not be larger than 400000 octets."]);
  });

  test("a client that goes away is no fault", async () => {
    const { hostname, port } = new URL(address);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(
      `POST /albums HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 999\r\n\r\n${field("title", "t")}`,
    );
    await wait(100);
    socket.destroy();
    await wait(100);
    expect(app.errors).toEqual([]);
  });
});

describe("parts that are collected", () => {
  test("are one object, with files in memory", async () => {
    const form = new FormData();
    form.set("title", "t");
    form.set("year", "2026");
    form.append("tags", "a");
    form.set("place", new Blob(['{"latitude":1,"longitude":2}'], { type: "application/json" }));
    form.set("cover", new File(["c"], "c.gif", { type: "image/gif" }));
    form.append("photos", new File(["1"], "1.png"));
    form.append("photos", new File(["2"], "2.png", { type: "image/png" }));
    const answer = await fetch(`${address}/albums/at-once`, { method: "POST", body: form });
    expect(await answer.json()).toEqual({
      title: "t",
      year: 2026,
      tags: ["a"],
      place: { latitude: 1, longitude: 2, zoom: 12 },
      files: ["c.gif image/gif c", "1.png application/octet-stream 1", "2.png image/png 2"],
    });
  });

  test.each([
    ["a file", [1001], 1000],
    ["all files", [900, 900, 900], 2000],
  ])("are refused where %s would be too large", async (_, lengths, limit) => {
    const form = new FormData();
    form.set("title", "t");
    form.set("cover", new Blob(["x".repeat(lengths[0] ?? 0)]));
    for (const length of lengths.slice(1)) form.append("photos", new Blob(["x".repeat(length)]));
    const answer = await fetch(`${address}/albums/at-once`, { method: "POST", body: form });
    expect(await refusal(answer)).toEqual([413, ` Must not be larger than ${limit} octets.`]);
  });

  test("that are missing are reported", async () => {
    const form = new FormData();
    form.set("title", "t");
    const answer = await fetch(`${address}/albums/at-once`, { method: "POST", body: form });
    expect(await refusal(answer)).toEqual([400, "/cover Must be present."]);
  });
});

describe("parts of other kinds", () => {
  test("without a schema are files", async () => {
    const answer = await post("/anything", field("a", "1") + file("a", "n", "text/x", "2") + end);
    expect(answer).toEqual({ status: 200, body: ["a application/octet-stream 1", "a text/x 2"] });
  });

  test("that only additionalProperties describe are checked by it", async () => {
    const mixed = "multipart/mixed; boundary=b";
    const body = field("note", "n") + field("scores", "1") + field("more", "true");
    expect(await post("/anything", body + end, mixed)).toEqual({
      status: 200,
      body: { note: "n", scores: [1], others: { more: true } },
    });
    expect(errorsOf(await post("/anything", field("more", "1") + end, mixed))).toEqual([
      "/more Must be true or false.",
    ]);
  });
});

describe("lists in one part", () => {
  const mixed = "multipart/mixed; boundary=b";
  const send = (sizes: string) => post("/anything", field("note", "") + field("sizes", sizes) + end, mixed);

  test("stand between separators, without escapes", async () => {
    const body = field("note", "") + field("sizes", "7,XL,+") + field("colours", "a b|c,d||%2C") + end;
    expect((await post("/anything", body, mixed)).body).toMatchObject({
      sizes: [7, "XL", "+"],
      colours: ["a b", "c,d", "", "%2C"],
    });
  });

  test("are empty as one empty text", async () => {
    expect((await send("")).body).toMatchObject({ sizes: [] });
  });

  test.each([
    ["an item that does not fit", "1,XXL", "/sizes/1 Must have at most 2 characters, but has 3."],
    ["too many items", "1,2,3,4", "/sizes Must have at most 3 items, but has 4."],
  ])("%s: refused", async (_, sizes, message) => {
    expect(errorsOf(await send(sizes))).toEqual([message]);
  });

  test("come once", async () => {
    const body = field("note", "") + field("sizes", "1") + field("sizes", "2") + end;
    expect(errorsOf(await post("/anything", body, mixed))).toEqual(["/sizes Must not be given more than once."]);
  });

  test("are sent by the client, if none of their items holds the separator", async () => {
    const sent = await app.sendLists(address, [1, "S"], ["red", "a,b"]);
    expect(sent.body).toMatchObject({ sizes: [1, "S"], colours: ["red", "a,b"] });
    expect((await app.sendLists(address, [], [])).body).toMatchObject({ sizes: [], colours: [] });
    await expect(async () => app.sendLists(address, ["1,2"], [])).rejects.toThrow(
      "An item of sizes holds what separates",
    );
    await expect(async () => app.sendLists(address, [""], [])).rejects.toThrow("It would arrive as an empty list.");
  });
});

describe("the generated client", () => {
  const came = (photos: readonly string[]) => [
    "title Crète",
    "year 2026",
    "tag a",
    "tag b",
    "place 35, 25, 12",
    'cover a "cover".png image/png cover',
    ...photos,
  ];

  test("sends what is at hand", async () => {
    const photo = new Blob(["x".repeat(90_000)], { type: "image/x-raw" });
    expect(await app.send(address, [photo, photo])).toMatchObject({
      status: 201,
      body: came(["photo 0.raw image/x-raw 90000 90", "photo 1.raw image/x-raw 90000 90"]),
    });
  });

  test("sends streams as they come", async () => {
    async function* photo() {
      for (let index = 0; index < 10; index++) {
        await wait(1);
        yield new Uint8Array(5000);
      }
    }
    expect(await app.send(address, [photo(), new Blob(["x"])])).toMatchObject({
      status: 201,
      body: came(["photo 0.raw application/octet-stream 50000 90", "photo 1.raw application/octet-stream 1 90"]),
    });
  });
});

test("files that may be null, and are, are no parts", async () => {
  const replies = await app.sendPerhapsNothing(address);
  expect(replies.map(({ body }) => body)).toEqual([[], ["cover", "photos", "pages"]]);
});
