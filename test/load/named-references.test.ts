import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";

test("links to operations and parents of tags that nobody has are told, with what was probably meant", async () => {
  const { diagnostics } = await loadText(`openapi: 3.2.0
info: { title: Links, version: "1" }
tags:
  - { name: pets, parent: animals }
  - { name: animal }
  - { name: odd, parent: even }
  - { name: even, parent: odd }
  - { name: cats, parent: pets }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        "200":
          description: Pets.
          links:
            right: { operationId: petBorn }
            wrong: { operationId: listPet }
            none: { operationId: somethingElse }
            byReference: { operationRef: "#/paths/~1cats/get" }
webhooks:
  born: { post: { operationId: petBorn, responses: { "204": { description: Heard. } } } }
`);
  expect(
    diagnostics.map(({ location, message, related }) => [location?.line, message, related?.[0]?.location.line]),
  ).toEqual([
    [20, "nothing stands at #/paths/~1cats/get", 10],
    [18, "no operation has the `operationId` `listPet`", 11],
    [19, "no operation has the `operationId` `somethingElse`", undefined],
    [4, "no tag is called `animals`", 5],
    [6, "the tag `odd` is above itself", undefined],
    [7, "the tag `even` is above itself", undefined],
  ]);
  expect(diagnostics.every(({ mend }) => mend !== undefined)).toBe(true);
});
