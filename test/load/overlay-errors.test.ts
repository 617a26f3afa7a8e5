import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";
import { api, overlaid } from "./overlay-text.ts";

test("a target without a match is an error", async () => {
  const { printed, document } = await overlaid("  - target: $.paths['/x']\n    remove: true\n");
  expect(document).toBeUndefined();
  expect(printed).toMatchInlineSnapshot(`
    "error[overlay-no-match] the target $.paths['/x'] matches nothing
      x.overlay.yml:4:13
        3 | actions:
        4 |   - target: $.paths['/x']
          |             ^^^^^^^^^^^^^
      help  Correct the JSONPath of the target, or remove the action."
  `);
});

test("kinds that do not fit are errors at the overlay", async () => {
  const { printed } = await overlaid(`
  - target: $.info
    update: text
  - target: $.info
    update: { title: { a: 1 } }
  - target: $..tags[0]
    update: [a]
  - target: $
    remove: true
  - target: $.info[
    remove: true
  - target: $.info.*
    update: x
`);
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-overlay] the target is an object, and is merged with an object, not a string
      x.overlay.yml:6:13
        5 |   - target: $.info
        6 |     update: text
          |             ^^^^
      help  Correct the overlay.
    error[invalid-overlay] \`title\` is a string in the document, and cannot become an object
      x.overlay.yml:8:22
        7 |   - target: $.info
        8 |     update: { title: { a: 1 } }
          |                      ^^^^^^^^
      help  Remove the member in an action of its own first.
    error[invalid-overlay] the target is a string, and cannot become an array
      x.overlay.yml:10:13
         9 |   - target: $..tags[0]
        10 |     update: [a]
           |             ^^^
    error[invalid-overlay] the root of the document cannot be removed
      x.overlay.yml:11:13
        10 |     update: [a]
        11 |   - target: $
           |             ^
    error[invalid-overlay] $.info[ is not a JSONPath of RFC 9535: unclosed bracketed selection ('$.info[':7)
      x.overlay.yml:13:13
        12 |     remove: true
        13 |   - target: $.info[
           |             ^^^^^^^
    error[invalid-overlay] the target selects primitive and array values, and one value fits only one kind
      x.overlay.yml:15:13
        14 |     remove: true
        15 |   - target: $.info.*
           |             ^^^^^^^^"
  `);
});

test("all that breaks the structure of an overlay is reported", async () => {
  const { printed } = await loadText({
    "api.yml": api,
    "x.overlay.yml": `overlay: 1.1.0
info: { titel: Test, version: 1 }
extends: [api.yml]
actions:
  - update: { a: 1 }
  - target: $.info
  - target: $.info
    udpate: { a: 1 }
  - target: $.info
    update: 1
    copy: $.paths
  - text
`,
    "y.overlay.yml": "overlay: 2.0.0\n",
  });
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-overlay] \`titel\` is not a member here
      x.overlay.yml:2:9
        1 | overlay: 1.1.0
        2 | info: { titel: Test, version: 1 }
          |         ^^^^^
      help  Is \`title\` meant?
    error[invalid-overlay] \`version\` has to be a string, not a number
      x.overlay.yml:2:31
        1 | overlay: 1.1.0
        2 | info: { titel: Test, version: 1 }
          |                               ^
      help  Correct the overlay.
    error[invalid-overlay] \`extends\` has to be a string, not an array
      x.overlay.yml:3:10
        2 | info: { titel: Test, version: 1 }
        3 | extends: [api.yml]
          |          ^^^^^^^^^
    error[invalid-overlay] \`target\` is missing
      x.overlay.yml:5:5
        4 | actions:
        5 |   - update: { a: 1 }
          |     ^^^^^^^^^^^^^^^^
    error[invalid-overlay] an action has \`update\`, \`remove: true\` or \`copy\`
      x.overlay.yml:6:5
        5 |   - update: { a: 1 }
        6 |   - target: $.info
          |     ^^^^^^^^^^^^^^
    error[invalid-overlay] \`udpate\` is not a member here
      x.overlay.yml:8:5
        7 |   - target: $.info
        8 |     udpate: { a: 1 }
          |     ^^^^^^
      help  Is \`update\` meant?
    error[invalid-overlay] an action has \`update\` or \`copy\`, not both
      x.overlay.yml:9:5
        8 |     udpate: { a: 1 }
        9 |   - target: $.info
          |     ^^^^^^^^^^^^^^
    error[invalid-overlay] an action has to be an object, not a string
      x.overlay.yml:12:5
        11 |     copy: $.paths
        12 |   - text
           |     ^^^^
    error[invalid-overlay] the overlay version "2.0.0" is not known
      y.overlay.yml:1:10
        1 | overlay: 2.0.0
          |          ^^^^^
      help  Write \`overlay: 1.0.0\` or \`overlay: 1.1.0\`."
  `);
});

test("an overlay that extends another document is a warning", async () => {
  const overlay = (extended: string) =>
    `overlay: 1.1.0\ninfo: { title: Test, version: "1" }\nextends: ${extended}\nactions: [{ target: $.info, update: { x-a: 1 } }]\n`;
  const { printed } = await loadText({ "api.yml": api, "a.overlay.yml": overlay("./api.yml") });
  expect(printed).toBe("");
  const other = await loadText({ "api.yml": api, "overlays/b.overlay.yml": overlay("./other.yml") });
  expect(other.printed).toMatchInlineSnapshot(`
    "warning[invalid-overlay] this overlay was written for ./other.yml, and is applied to api.yml
      overlays/b.overlay.yml:3:10
        2 | info: { title: Test, version: "1" }
        3 | extends: ./other.yml
          |          ^^^^^^^^^^^
      help  Correct the overlay."
  `);
});
