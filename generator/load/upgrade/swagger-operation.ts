import type { Diagnostics } from "../../diagnostics.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { JsonValue, MutableJsonObject } from "../text/json.ts";
import { mutable, type Redirect, type Rewriting } from "./rewriting.ts";
import { type SwaggerMediaTypes, strings } from "./swagger-media-types.ts";
import { isWithoutStyle } from "./swagger-parameter.ts";
import { requestBodyOfBody, requestBodyOfForm } from "./swagger-request-body.ts";
import { upgradeResponse } from "./swagger-response.ts";
import type { Produces, ResponseKinds, ResponseTypes } from "./swagger-response-types.ts";

/** What an operation has from outside of it. */
export interface SwaggerContext {
  readonly mediaTypes: SwaggerMediaTypes;
  readonly kinds: ResponseKinds;
  /** For an operation with schemes of its own. */
  readonly servers: JsonValue[] | undefined;
  /** The responses that are upgraded already. */
  readonly done: Set<unknown>;
}

/** An Operation Object of Swagger 2.0: its body and form parameters become a Request Body Object, its responses get content. */
export function upgradeOperation(
  pathItem: DocumentNode,
  operation: DocumentNode,
  context: SwaggerContext,
  rewriting: Rewriting,
  diagnostics: Diagnostics,
): Redirect[] {
  const object = mutable(operation);
  if (!object) return [];
  const consumes = own(operation, "consumes") ?? context.mediaTypes.of("consumes", operation);
  const said = own(operation, "produces");
  const types = said ?? context.mediaTypes.of("produces", operation);
  const sends = context.kinds.sent(operation.get("responses"), types);
  const produces = { types, inherited: said === undefined, sends };
  const redirects = [
    ...upgradeParameters(pathItem, operation, object, consumes, rewriting, diagnostics),
    ...upgradeResponses(operation, produces, context, rewriting, diagnostics),
  ];
  for (const key of ["consumes", "produces", "schemes"]) rewriting.remove(object, key);
  if (context.servers) rewriting.put(object, "servers", context.servers, operation.place());
  return redirects;
}

function upgradeParameters(
  pathItem: DocumentNode,
  operation: DocumentNode,
  object: MutableJsonObject,
  consumes: readonly string[],
  rewriting: Rewriting,
  diagnostics: Diagnostics,
): Redirect[] {
  const list = operation.get("parameters");
  const parameters = list?.items() ?? [];
  const { body, form } = oneBody(parametersOf(pathItem, operation), diagnostics);
  const path = [...operation.path(), "requestBody"];
  const made = body
    ? requestBodyOfBody(body, consumes, path, rewriting)
    : form.length > 0
      ? requestBodyOfForm(form, consumes, path, rewriting)
      : undefined;
  const kept = parameters.filter(staysParameter);
  if (list && kept.length < parameters.length) {
    const place = list.place();
    const items = kept.map((node) => ({ value: node.value, place: node.place() }));
    for (const [index, node] of kept.entries()) {
      rewriting.moved(operation.source, node.path(), [...list.path(), String(index)]);
    }
    rewriting.put(object, "parameters", rewriting.list(...items), place);
  }
  if (!made) return [];
  rewriting.put(object, "requestBody", made.body, (body ?? form[0] ?? operation).place());
  return [...made.redirects];
}

/** Its own parameters, and those of its path that it does not override. */
export function parametersOf(pathItem: DocumentNode, operation: DocumentNode): readonly DocumentNode[] {
  const own = operation.get("parameters")?.items() ?? [];
  const overridden = new Set(own.map(identity));
  return [...own, ...(pathItem.get("parameters")?.items() ?? []).filter((node) => !overridden.has(identity(node)))];
}

/** Whether there is no style for a parameter in the operation's path: without that one it has no path, and is left out. */
export function hasPathWithoutStyle(pathItem: DocumentNode, operation: DocumentNode): boolean {
  return parametersOf(pathItem, operation).some((node) => placeOf(node) === "path" && isWithoutStyle(node.resolve()));
}

/**
 * The parameters that make the body of a request: one in `body`, or the fields of a form (Swagger 2.0, Parameter Object:
 * they cannot exist together). Of several bodies the first counts.
 */
function oneBody(
  parameters: readonly DocumentNode[],
  diagnostics: Diagnostics,
): { readonly body: DocumentNode | undefined; readonly form: readonly DocumentNode[] } {
  const [first, ...rest] = parameters.filter(isPartOfBody);
  if (!first) return { body: undefined, form: [] };
  const isForm = placeOf(first) === "formData";
  const form = isForm ? [first, ...rest.filter((node) => placeOf(node) === "formData")] : [];
  for (const node of rest) {
    if (form.includes(node)) continue;
    const counts = isForm ? "the form counts, which begins first" : "the body counts that stands first";
    diagnostics.mended("invalid-document", "a request has one body, and this parameter makes another", counts, {
      location: node.location(),
      related: [{ message: "the body that stands first", location: first.location() }],
      help: "Leave one of them out: a request has a parameter in `body`, or the fields of a form in `formData`.",
    });
  }
  return { body: isForm ? undefined : first, form };
}

const bodyPlaces: readonly string[] = ["body", "formData"];

/** Whether a parameter, or what it refers to, is a body or a field of a form. */
export function isPartOfBody(node: DocumentNode): boolean {
  return bodyPlaces.includes(placeOf(node) ?? "");
}

/** Whether a parameter, or what it refers to, is one in OpenAPI 3 too: it makes no body, and there is a style for it. */
export function staysParameter(node: DocumentNode): boolean {
  return !isPartOfBody(node) && !isWithoutStyle(node.resolve());
}

function upgradeResponses(
  operation: DocumentNode,
  produces: Produces,
  context: SwaggerContext,
  rewriting: Rewriting,
  diagnostics: Diagnostics,
): Redirect[] {
  const redirects: Redirect[] = [];
  for (const [status, response] of operation.get("responses")?.entries() ?? []) {
    if (status.startsWith("x-")) continue;
    if (response.ref === undefined) {
      context.done.add(response.value);
      const types = context.kinds.typesOf(response, produces);
      redirects.push(...upgradeResponse(response, types, response.path(), rewriting, diagnostics));
      continue;
    }
    const shared = response.resolve();
    const types = shared && context.kinds.typesOf(shared, produces);
    if (!types) continue;
    if (types.isValueApart || produces.types.join() !== context.mediaTypes.of("produces", shared).join()) {
      redirects.push(...specialize(operation, response, shared, types, rewriting, diagnostics));
    }
  }
  return redirects;
}

/**
 * A shared response in an operation that produces other media types than the document of the response: a response of its own, whose
 * schema is still the shared one.
 */
function specialize(
  operation: DocumentNode,
  response: DocumentNode,
  shared: DocumentNode,
  types: ResponseTypes,
  rewriting: Rewriting,
  diagnostics: Diagnostics,
): Redirect[] {
  const responses = operation.get("responses");
  const holder = responses && mutable(responses);
  if (!shared.get("schema") || !holder || response.ref === undefined) return [];
  const place = response.place();
  const copy = rewriting.origins.copy(shared.value);
  const text = `${response.ref}${response.ref.includes("#") ? "" : "#"}/schema`;
  const reference: MutableJsonObject = { $ref: text };
  const at = response.withValue(copy);
  const object = mutable(at);
  if (!object) return [];
  rewriting.put(object, "schema", reference, place);
  rewriting.leadsTo(reference, shared.source);
  const redirects = upgradeResponse(response.withValue(object), types, response.path(), rewriting, diagnostics);
  rewriting.put(holder, response.key, object, place);
  return [...redirects, { holder: reference, key: "$ref", text, target: shared.source }];
}

function own(operation: DocumentNode, key: string): string[] | undefined {
  const list = operation.get(key);
  return list && strings(list);
}

function placeOf(parameter: DocumentNode): string | undefined {
  return parameter.resolve()?.string("in");
}

/** A parameter is identified by its name and place; there is one body, whatever its name. */
export function identity(parameter: DocumentNode): string {
  const resolved = parameter.resolve();
  const place = resolved?.string("in");
  return place === "body" ? "body" : `${place} ${resolved?.string("name")}`;
}
