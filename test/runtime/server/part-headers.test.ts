import { expect, test } from "vitest";
import { decodeHeaders } from "../../../templates/runtime/server/part-value.ts";

/** The headers of a part of multipart, which are lists between commas as the headers of a request are. */
const table = {
  name: "photo",
  kind: "file",
  headers: [
    { name: "x-sizes", type: "integer", list: "," },
    { name: "x-tags", type: "string", list: "," },
  ],
} as const;
const place = { name: "photo", index: undefined };

// RFC 9110, section 5.6.1.2.
test.each([
  ["1,,2", [1, 2]],
  [" , 1 ,\t, 2,", [1, 2]],
  ["", []],
  [",", []],
])("elements of a list that are empty are none: %j", (sent, expected) => {
  expect(decodeHeaders(table, { "x-sizes": sent }, place)).toEqual({ "x-sizes": expected });
});

test("texts of a list are none where they are empty", () => {
  expect(decodeHeaders(table, { "x-tags": "a,,b" }, place)).toEqual({ "x-tags": ["a", "b"] });
});

test("an issue is of the body, at the part", () => {
  expect(() => decodeHeaders(table, { "x-sizes": "1,b" }, place)).toThrow(
    expect.objectContaining({
      issues: [
        expect.objectContaining({
          location: "body",
          path: "/photo",
          message: "In its header x-sizes: Must be an integer.",
        }),
      ],
    }),
  );
});
