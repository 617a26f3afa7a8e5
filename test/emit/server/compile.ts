import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installedProgram, repository, run } from "../../support/command.ts";
import { emitted, writeFolder } from "./emit-spec.ts";

/** The API of the handlers that are compiled. */
export const spec = `
tags: [{ name: pets }, { name: other things }]
security: [{ bearer: [] }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: "page[size]", in: query, schema: { type: integer, default: 20 } }
        - { name: q, in: query, schema: { type: string } }
      responses:
        "200":
          description: A pet
          headers: { ETag: { required: true, schema: { type: string } }, X-Count: { schema: { type: integer } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        "204": { description: Nothing }
        "404": { description: None, content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } } }
        4XX: { description: Wrong, content: { text/plain: { schema: { type: string } } } }
    put:
      operationId: putPet
      tags: [pets]
      security: [{ bearer: [] }, { basic: [] }, {}]
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      requestBody:
        content:
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }
          text/plain: { schema: { type: string } }
      responses:
        "200":
          description: Ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } }, text/html: { schema: { type: string } } }
  /own:
    post:
      operationId: own
      tags: [other things]
      security: [{ basic: [], bearer: [] }]
      x-specwright: { validation: handler }
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
      responses: { default: { description: Anything } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
  schemas:
    Pet: { type: object, required: [name], properties: { name: { type: string }, kind: { type: string, default: cat } } }
    Error: { type: object, required: [error], properties: { error: { type: string } } }
`;

export const pet = '{ schema: { $ref: "#/components/schemas/Pet" } }';

/** A compiled folder with the handlers beside the packages; gives what the compiler prints. */
export async function compile(
  sources: Readonly<Record<string, string>>,
  compilerOptions: object,
  yaml = spec,
): Promise<string> {
  const folder = await writeFolder(new Map([...emitted(yaml).files, ...Object.entries(sources)]));
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await symlink(join(repository, "node_modules/@types/node"), join(folder, "node_modules/@types/node"), "junction");
  await symlink(join(repository, "node_modules/undici-types"), join(folder, "node_modules/undici-types"), "junction");
  const configuration = {
    compilerOptions: {
      target: "es2022",
      lib: ["es2022"],
      types: ["node"],
      module: "nodenext",
      moduleDetection: "force",
      strict: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      isolatedModules: true,
      allowImportingTsExtensions: true,
      noEmit: true,
      ...compilerOptions,
    },
    include: ["model", "server", ...Object.keys(sources)],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  return (await run(installedProgram("tsc"), ["-p", "."], { cwd: folder })).stdout;
}
