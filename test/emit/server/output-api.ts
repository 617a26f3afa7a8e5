/** A document with whatever shows in the generated files. */
export const spec = `
info: { title: Pets, version: "1" }
tags: [{ name: Pets, description: Animals that live with people. }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      summary: Get a pet
      description: |
        Returns one pet.

        It closes no comment: */ and names no @internal tag.
      deprecated: true
      security: [{ user: [] }, { key: [], user: [read] }, {}]
      parameters:
        - { name: id, in: path, required: true, description: Its number, schema: { type: integer, minimum: 1 } }
        - { name: "fields[pet]", in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: limit, in: query, schema: { type: integer, default: 20, maximum: 100 } }
        - { name: If-None-Match, in: header, schema: { type: string } }
      responses:
        "200":
          description: The pet
          headers:
            ETag: { required: true, description: Its version, schema: { type: string } }
            Set-Cookie: { schema: { type: string } }
          content:
            application/json: { schema: { $ref: "#/components/schemas/Pet" } }
            text/html: {}
        "304": { description: Not changed }
        4XX: { description: Wrong, content: { application/json: { schema: { type: object } } } }
        default: { description: Anything else }
    patch:
      operationId: changePet
      tags: [Pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      x-specwright: { validation: handler }
      requestBody:
        required: true
        description: What changes
        content:
          application/x-www-form-urlencoded:
            schema: { $ref: "#/components/schemas/Pet" }
            encoding: { tags: { explode: false } }
      responses:
        "204": { description: Changed }
components:
  securitySchemes:
    user: { type: http, scheme: bearer, description: Whoever signed in. }
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
        age: { type: integer }
        tags: { type: array, items: { type: string } }
        home: { type: object }
`;
