import type { Name } from "../api/name.ts";

/**
 * How names of the document become TypeScript identifiers. Each function looks at one name alone, so that no name
 * depends on another; what to do about equal results is decided in `assign-names.ts`.
 */

/** Without what ECMAScript allows and nobody sees, such as joiners and the Hangul filler. */
const identifier =
  /^[[\p{ID_Start}$_]--\p{Default_Ignorable_Code_Point}][[\p{ID_Continue}$]--\p{Default_Ignorable_Code_Point}]*$/v;
const letters = /[[\p{ID_Continue}$]--\p{Default_Ignorable_Code_Point}]+/gv;
/** As `letters`, but an underscore separates words: for names that are respelled in camelCase anyway. */
const words = /[[\p{ID_Continue}$]--[_\p{Default_Ignorable_Code_Point}]]+/gv;

export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

export function upperFirst(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text === "" ? text : first.toUpperCase() + text.slice(first.length);
}

/** The beginning of a variable's name, from that of a type or of a place. */
export function lowerFirst(text: string): string {
  return startSafely(text.slice(0, 1).toLowerCase() + text.slice(1));
}

/** An identifier may not begin with a digit. */
function startSafely(text: string): string {
  return isIdentifier(text) ? text : `_${text}`;
}

/**
 * `requested_scopes` is `RequestedScopes`, `X-Rate-Limit` is `XRateLimit`; `""` where the text has no letter or digit.
 */
export function pascalCase(text: string): string {
  const parts = text.match(words) ?? [];
  const shouting = !/\p{Ll}/u.test(text) && parts.length > 1;
  return parts.map((part) => upperFirst(shouting && part.length > 1 ? part.toLowerCase() : part)).join("");
}

/**
 * PascalCase with a small beginning. Of a run of capitals all but the last are lowered, and all of them at the end of
 * the text: `GetOAuthClient` is `getOAuthClient`, `OAuthLogin` is `oAuthLogin`, `HTTPGet` is `httpGet`, `ID` is `id`.
 */
export function camelCase(text: string): string {
  const pascal = pascalCase(text);
  const run = pascal.match(/^\p{Lu}+/u)?.[0] ?? "";
  const end = pascal.length === run.length || run.length === 1 || !/^\p{Ll}/u.test(pascal.slice(run.length));
  const lowered = end ? run.length : run.length - 1;
  return pascal.slice(0, lowered).toLowerCase() + pascal.slice(lowered);
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Words of JavaScript that no variable of a module may be called. */
const keywords = wordSet(`
  arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield
`);

/** Words that mean something somewhere: a variable may be called so, and a declaration of ours is not. */
const otherWords = wordSet(`
  any as async bigint boolean declare get is keyof module namespace never number object readonly require set string
  symbol type unique unknown
`);

/** Globals of JavaScript, the web and Node, and utility types of TypeScript, that generated files use or could use. */
const globals = wordSet(`
  AbortController AbortSignal AggregateError Array ArrayBuffer ArrayLike AsyncGenerator AsyncIterable AsyncIterator
  AsyncIterableIterator Atomics Awaited BigInt BigInt64Array BigUint64Array Blob Boolean Buffer Bun Capitalize
  ConstructorParameters Crypto CryptoKey CustomEvent DOMException DataView Date Deno Error EvalError Event
  EventTarget Exclude Extract File FinalizationRegistry Float32Array Float64Array FormData Function Generator
  Headers Infinity InstanceType Int16Array Int32Array Int8Array Intl Iterable Iterator IterableIterator JSON
  Lowercase Map Math NaN NoInfer NonNullable Number Object Omit OmitThisParameter Parameters Partial Pick Promise
  PromiseLike PropertyKey Proxy RangeError ReadableStream Readonly ReadonlyArray ReadonlyMap ReadonlySet Record
  ReferenceError Reflect RegExp Request Required Response ReturnType Set SharedArrayBuffer String Symbol SyntaxError
  TextDecoder TextEncoder ThisParameterType ThisType TransformStream TypeError URIError URL URLSearchParams
  Uint16Array Uint32Array Uint8Array Uint8ClampedArray Uncapitalize Uppercase WeakMap WeakRef WeakSet WebSocket
  WritableStream console crypto fetch global globalThis performance process queueMicrotask setTimeout clearTimeout
  structuredClone
`);

/** Members that every object has or that change what an object is: a method or property of ours is never called so. */
const objectMembers = wordSet(`
  __proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable prototype then toJSON toLocaleString
  toString valueOf
`);

/** Whether a declaration of this name would shadow or break something in a generated file. */
export function isReserved(name: string): boolean {
  return keywords.has(name) || otherWords.has(name) || globals.has(name) || objectMembers.has(name);
}

/** Whether a variable within a function can be called so, and hides nothing that JavaScript has. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !keywords.has(name) && !globals.has(name);
}

/** Whether objects have a member of this name already: no property or method of a class may be called so. */
export function isObjectMember(name: string): boolean {
  return objectMembers.has(name);
}

/** Options that every client has, whatever its API (`templates/runtime/client/options.ts`), and those of servers. */
const clientOptions = wordSet(`
  baseURL clock credentialOrigins defaultHeaders delivery fetch fetchOptions idempotencyKeys interceptors maxRetries server
  serverVariables timeout totalTimeout validateResponses
`);

/** Whether an option of the client would be called as one that is there already. */
export function isClientOption(name: string): boolean {
  return clientOptions.has(name);
}

interface Spelling {
  readonly typescript: string;
  readonly reason: "as-written" | "spelled" | "reserved";
}

/**
 * Names that the functions and constants of another schema could have (`schema-names.ts`): these begin with a capital
 * instead.
 */
const derivedLike = /^(?:is|fits|check|parse|schemaOf|valuesOf)[^\p{Ll}]/u;

/**
 * A schema's key as the name of a type. A valid identifier stays (`oauth_Error`); others are split where a character
 * cannot stand (`foo-bar.baz` is `FooBarBaz`). A reserved name gets `Schema` at its end: `Record` is `RecordSchema`.
 */
export function spellSchema(key: string): Spelling {
  const spelled = isIdentifier(key) ? key : startSafely((key.match(letters) ?? ["Schema"]).map(upperFirst).join(""));
  if (isReserved(spelled)) return { typescript: `${upperFirst(spelled)}Schema`, reason: "reserved" };
  if (derivedLike.test(spelled)) return { typescript: upperFirst(spelled), reason: "reserved" };
  return { typescript: spelled, reason: spelled === key ? "as-written" : "spelled" };
}

/**
 * An `operationId`, or words that stand for one, as a function and method. A reserved name gets `Operation` at its end.
 */
export function spellOperation(id: string): Spelling {
  const spelled = startSafely(camelCase(id) || "operation");
  if (isReserved(spelled)) return { typescript: `${spelled}Operation`, reason: "reserved" };
  return { typescript: spelled, reason: spelled === id ? "as-written" : "spelled" };
}

/**
 * The beginning of the names of an operation's types. A reserved name needs nothing at its end there: `Delete` of
 * `deleteOperation`. Some would make a type of the packages' own: `ClientOptions`, `HeaderOptions`, `PlainResponse`,
 * `RequestOptions`, `ServerRequest`.
 */
export function operationTypeName({ typescript, reason }: Pick<Name, "typescript" | "reason">): string {
  const name = upperFirst(reason === "reserved" ? withoutSuffix(typescript) : typescript);
  return ownTypes.has(name) ? `${name}Operation` : name;
}

const ownTypes = wordSet("Client Header Plain Request Server");

/** The method of a class that offers an operation: it may be called as a reserved word, `client.pets.delete()`. */
export function spellMethod({ typescript, reason }: Pick<Name, "typescript" | "reason">): string {
  const name = reason === "reserved" ? withoutSuffix(typescript) : typescript;
  return objectMembers.has(name) ? typescript : name;
}

function withoutSuffix(name: string): string {
  return name.replace(/Operation$/, "");
}

/** A tag as the beginning of an interface's name: `OAuth Clients` is `OAuthClients`. */
export function spellGroup(tag: string): Spelling {
  const spelled = startSafely(pascalCase(tag) || "Default");
  return { typescript: spelled, reason: spelled === tag ? "as-written" : "spelled" };
}

/** A tag as a property of the client: `OAuth Clients` is `oAuthClients`. */
export function spellResource(tag: string): string {
  const spelled = startSafely(camelCase(tag) || "default");
  return objectMembers.has(spelled) ? `${spelled}Resource` : spelled;
}

/** The key of a security scheme as a property: a valid identifier stays, `api-key` is `apiKey`. */
export function spellScheme(key: string): Spelling {
  const spelled = isIdentifier(key) ? key : startSafely(camelCase(key) || "scheme");
  if (objectMembers.has(spelled)) return { typescript: `${spelled}Scheme`, reason: "reserved" };
  return { typescript: spelled, reason: spelled === key ? "as-written" : "spelled" };
}

/** The client's option for the credentials of a scheme: the scheme's name, unless every client has such an option. */
export function spellClientOption(scheme: string): Spelling {
  if (!isClientOption(scheme)) return { typescript: scheme, reason: "as-written" };
  return { typescript: `${scheme}Credential`, reason: "reserved" };
}
