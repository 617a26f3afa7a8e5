/** Every code that the generator can report, explained: what it means, why it is reported, and what to do about it. */

/** What the catalogue knows of a code. */
export interface CatalogueEntry {
  readonly title: string;
  /** Why it is reported. */
  readonly cause: string;
  /** What the author of the document or the user of the generator can do. */
  readonly fix: string;
  /** A feature that the generator understands but does not generate yet: `allow` in the configuration accepts it by code. */
  readonly refusal?: true;
  /** What a lenient run does about it where that is safe, in general; the place that knows says it of the case in hand. */
  readonly mend?: string;
}

/** Every code that the generator can report. A code without an entry does not compile. */
export const catalogue = {
  "unreadable-file": {
    title: "A file cannot be read",
    cause:
      "The path does not exist, is a folder, or may not be read; the file is larger than 128 MB; or a document refers to a pipe or a device. Of a document of the network: its host is not there, is none of the public network, has no certificate that is trusted, has no document at the address, or takes too long.",
    fix: "Correct the path, or the permissions of the file.",
  },
  "invalid-syntax": {
    title: "The text is neither YAML 1.2 nor JSON",
    cause:
      "The parser stopped at this place: at a quote or a bracket that is not closed, a tab that indents, a colon without the space after it, or a line that is indented otherwise than those beside it.",
    fix: "Correct the text at this place, or shortly before it.",
    mend: "What is no UTF-8 is read as \uFFFD (U+FFFD). All else stays an error.",
  },
  "duplicate-key": {
    title: "A mapping has the same key twice",
    cause: "YAML and JSON leave open which of the two values counts.",
    fix: "Remove or rename one of them.",
    mend: "The last one counts, as it does for JSON.parse. `security` stays an error: the last one could open what the first one protects.",
  },
  "unsupported-version": {
    title: "The document is of no version that the generator reads",
    cause: 'The root has neither `openapi: 3.0 to 3.2` nor `swagger: "2.0"`.',
    fix: "Give the version at the root of the document.",
    mend: "A version that is a number without quotes is read as the text that it is.",
  },
  "invalid-document": {
    title: "The document breaks a rule of the OpenAPI Specification",
    cause:
      "What stands here is not what the specification asks for in this place: something is misspelt, missing, of another type, or belongs elsewhere.",
    fix: "Correct the document; one that is not yours, by an overlay (--overlay).",
    mend: "What breaks the rule but leaves no doubt is read as it was meant; what says nothing, or is for people alone, is left out.",
  },
  "unresolved-reference": {
    title: "A reference leads nowhere",
    cause:
      "The document, or the file that is named, has nothing at the place that this `$ref` names; or nothing has the name: the `operationId` of a link, the `parent` of a tag. In a schema with an `$id`, `#` is that schema and not the document (JSON Schema 2020-12 Core, section 8.2.1).",
    fix: "Correct the reference, or add what it names.",
    mend: "A schema lets every value through; a parameter, a header, a body, a response or another part of an operation is left out.",
  },
  "reference-cycle": {
    title: "A chain of references ends where it began",
    cause:
      "Following the `$ref`s never reaches an object, or what a schema asks of a value leads back to the same question about the same value.",
    fix: "Let one of them lead to a definition, or put a property or an item in between.",
    mend: "The schema lets every value through.",
  },
  "remote-reference": {
    title: "A reference leads out of this machine",
    cause:
      "Nothing is loaded from the network but from hosts that the configuration allows, by https and without credentials: else a document would decide on what is asked for in your name.",
    fix: "Store the document on this machine, and give its path: `documents` in the configuration, or --document uri=file. Or allow the host: `remote`, or --remote host.",
  },
  "outside-root": {
    title: "A reference leads out of the specification's folder",
    cause:
      "Files outside the folder of the document are not read, so that a document cannot pull in what it should not see.",
    fix: "Move the file below the folder of the document. Or allow its folder, if references of the document may lead there: `roots` in the configuration, or --root folder.",
  },
  "overlay-no-match": {
    title: "An overlay action matches nothing",
    cause: "Its `target` selects nothing in the document as the overlays before it left it.",
    fix: "Correct the JSONPath of the target, or remove the action.",
  },
  "invalid-overlay": {
    title: "An overlay breaks a rule of the Overlay Specification",
    cause: "What stands here is not what the Overlay Specification 1.0 or 1.1 asks for.",
    fix: "Correct the overlay.",
  },
  "duplicate-operation-id": {
    title: "Two operations have the same `operationId`",
    cause:
      "An `operationId` is unique among all operations of a document, and names of the output come from it. A path item that stands in two places (paths, webhooks, callbacks) makes two operations of each of its own.",
    fix: "Rename one of them.",
    mend: "The later operation is named after its method and path, as if it had no `operationId`.",
  },
  "name-clash": {
    title: "Two things of the document would have the same name in the output",
    cause:
      "Their names are equal once they are spelled as TypeScript wants them. Or the body of a page (`x-specwright.pagination`) has a member with the name of a method that pages have, such as `hasNextPage`: the page keeps the member and goes without the method.",
    fix: "Rename one of them, or give it a name with `x-specwright`.",
  },
  "ambiguous-path": {
    title: "Two paths match the same requests",
    cause:
      "They are equal but for the names of their parameters or for escapes, or one stands below one server's path as the other does below another's, so no router can tell them apart.",
    fix: "Make them one path, or change a segment.",
    mend: "Operations of different methods share the path. Of several with the same method the server has the first; the client has all. What answers at other paths, too, does so still.",
  },
  "overlapping-paths": {
    title: "A request may match two paths, and the document does not say which is meant",
    cause:
      "Each of them has text where the other has a parameter, so neither is the more exact one. OpenAPI 3.1 section 4.8.8.2 leaves such a choice to tools: the server takes the one whose text comes first, and what is meant for the other one never reaches it. Paths without a common method are not told: the method decides.",
    fix: "Change a segment so that no request matches both. To leave it at this, do nothing: it is a warning.",
  },
  "invalid-path": {
    title: "A path template is not one",
    cause:
      "Its braces do not pair or hold more than a name, a parameter stands twice or is not declared, or a query or a fragment stands behind it.",
    fix: "Correct the template or its parameters. What a query asks for are parameters `in: query`.",
    mend: "A parameter in another syntax is read as its name, and the only one that is not declared is the only one that the template lacks. One that stands twice is two parameters. Others are a required text, or left out. What a query says are required parameters of the query. A fragment is never sent: it is left out.",
  },
  "unknown-security-scheme": {
    title: "A security requirement names a scheme that is not defined",
    cause: "`components.securitySchemes` has no scheme of this name.",
    fix: "Define the scheme, or correct the name.",
  },
  "credential-clash": {
    title: "Two parts of a request stand in one place, and one is a credential",
    cause:
      "Schemes that one item of `security` asks for together want different things in the header `Authorization`, of which a request has one: what is asked for is never there. Or a parameter has the place and the name of an operation's API key: in a query the key would come twice. Or a key is the whole header `Cookie`, and there are cookies beside it.",
    fix: "Make the schemes items of their own if one of them is enough; remove the parameter; give a key that is a cookie `in: cookie`.",
  },
  "parameter-clash": {
    title: "Two parameters of a request have one name where they are written",
    cause:
      "An object in a query or a cookie that is exploded, as the default is, is written by the names of its members alone (OpenAPI 3.1 section 4.8.12.2): `?amount=5` is the `amount` of each object that has one, and of a parameter of this name. A server gives each of them what it finds, and refuses the request where two have been sent. A parameter `filter[a]` beside an object `filter` of the style `deepObject` takes what is written so, and the object has no such member.",
    fix: "Give one of them `style: deepObject` (`price[amount]=5`), or another name to the member. Where only one of them is ever sent, leave it: it is a warning.",
  },
  "unread-parameter": {
    title: "A parameter is an object of which the server reads no member",
    cause:
      "An object in a query or a cookie that is exploded, as the default is, is written by the names of its members alone (OpenAPI 3.1 section 4.8.12.2): `?status=open` names no parameter. The server gives it the members that are declared, and others where `additionalProperties` says that there are some. Here nothing does, and it is `{}` whatever is sent. The client writes what it is given, for servers that know better.",
    fix: "Declare its `properties`; or write `additionalProperties: { type: string }` for an object that takes every name which is nothing else's; or `style: deepObject` (`filter[status]=open`). Where only a client is meant, leave it: it is a warning.",
  },
  "invalid-extension": {
    title: "An `x-specwright` object has a member that does not exist or has the wrong type",
    cause:
      "The members of `x-specwright` are documented in docs/extensions.md; unknown ones are refused so that a misspelling is not ignored.",
    fix: "Correct the member.",
  },
  "invalid-pattern": {
    title: "A regular expression is not valid",
    cause:
      "JSON Schema patterns are ECMA-262 regular expressions with the `u` flag. One that only has escapes that it does not need, such as `\\-`, is read without them, with a warning. So is a bracket that is alone, as in `^{id}$`. Delimiters, as in `/^a$/`, are warned of: they are characters that a text has to have. What came with ES2025, modifiers such as `(?i:` and two groups of one name, is refused: the output runs on engines that do not have it.",
    fix: "Correct the pattern.",
    mend: "The pattern is not checked.",
  },
  "slow-pattern": {
    title: "A regular expression can take exponential time",
    cause:
      "A part of it repeats over the same text in more than one way. A text that almost matches makes the engine try all of them: each further character doubles the time, and thirty keep a server busy for minutes. So do five parts that may each take what the next one takes. What repeats a backreference (`\\1`, `\\k<name>`) cannot be judged, and is told too.",
    fix: "Let the part repeat in one way, `(a+)+` as `a+`, or limit the text by `maxLength` where it is short enough.",
  },
  "inexact-number": {
    title: "A number has more digits than can be kept, or is too large",
    cause:
      "Numbers of JSON are read as those of JavaScript, which keep 15 to 17 digits and end at about 1.8e308 (IEEE 754; RFC 8259, section 6), also when they are sent and received. The nearest one takes the place of what the text says.",
    fix: "Write the number that is read, or give values with more digits the type `string`.",
  },
  "invalid-default": {
    title: "A default does not fit its own schema",
    cause: "A value that the document sets itself would be refused by its validator.",
    fix: "Correct the default or the schema.",
    mend: "The default is left out.",
  },
  "endless-default": {
    title: "A default stands in itself",
    cause:
      "Validation puts defaults into defaults too. One with a member that is missing, and whose default is the same one again, would never end. Nor is one meant for the members of its schema that refer to that schema, as in the meta-schema of draft-07, whose default is `true`: unless it is null it is left out, with a warning.",
    fix: "Leave the default out, or write the member into it.",
    mend: "The default is left out.",
  },
  "invalid-example": {
    title: "An example does not fit its own schema",
    cause:
      "An example shows what the document says cannot be. It is left out of READMEs, and of the requests that a server is tested with. Formats are not looked at.",
    fix: "Correct the example or the schema.",
  },
  "unknown-keyword": {
    title: "A schema has a keyword that neither JSON Schema nor OpenAPI defines",
    cause: "Keywords that are not extensions (`x-…`) have no meaning here; most often one is misspelt.",
    fix: "Correct the keyword, or make it an extension.",
  },
  "unknown-format": {
    title: "A format is unknown, and much like a known one",
    cause:
      "Formats are open: what nobody knows is words, and no value is checked by it. One that is a letter or a hyphen away from a known format is most often that one, misspelt. It is told where it stands first.",
    fix: "Correct the format.",
  },
  "ignored-keyword": {
    title: "A keyword says nothing where it stands",
    cause:
      "The specification ignores it there: what stands beside a `$ref` before OpenAPI 3.1 or draft 2019-09, `exclusiveMaximum: true` without `maximum`, `then` without `if`, `minContains` without `contains`, `minimum` of a string, a keyword of a later draft of JSON Schema than the schema's own, `$schema` of another draft without `$id`, a discriminator that chooses among nothing, a field of a path item that its `$ref` leads to where the same field stands beside that `$ref` (OpenAPI leaves open which counts: here it is the nearest), a server of another protocol than HTTP, the schema of octets in a response that describes something else, `style: form` of an object in a multipart body, which is sent as JSON, the body of a response 204, 205 or 304, which has none (RFC 9110 section 6.4.1).",
    fix: "Leave it out, or write what it belongs to.",
    mend: "Before OpenAPI 3.1, words, `default`, `readOnly`, `writeOnly` and `nullable` beside the `$ref` of a schema count as they do in 3.1. Without the option it is a warning, too.",
  },
  contradiction: {
    title: "Keywords of a schema contradict each other",
    cause:
      "A value would have to keep both, and none can: a listed value that is of another type or beyond a limit, `minimum` above `maximum`, a required member that is forbidden, a value of a discriminator that leads to a schema without it or to two heirs, a second default. Validators do as both say, so that nothing fits, or one of the two says nothing.",
    fix: "Correct one of the two, or leave out what never fits.",
    mend: "A value of `enum` or `const` that is spelt in another type than the schema's only one is read as what its text says. Where no value can be, the keyword is left out. Parts of an `allOf` that are closed against each other's members are read as one closed object. Without the option it is a warning, too.",
  },
  "missing-type": {
    title: "A schema describes members and does not say that a value is an object",
    cause:
      "`properties` and `additionalProperties` say something of objects alone (JSON Schema 2020-12 Core, section 7.6.1): without `type: object` every text, number, truth value, list and null fits as well. Validators let them through, and the type is a union of them all, so that `pet.name` does not compile. It is told once for a document, with the first places; conditions (`if`, `not`, `contains`) are as they are meant.",
    fix: "Write `type: object` beside them; in a document that is not yours, by an overlay (--overlay).",
    mend: "They are read as `type: object`; with `nullable: true` null stays. Without the option it is a warning, too.",
  },
  "unsupported-schema": {
    title: "A schema uses a keyword that is not generated yet",
    cause: "Validators would let values through that the keyword forbids.",
    fix: "Leave the keyword out, or allow the refusal; values are then not checked by this keyword.",
    refusal: true,
  },
  "unsupported-parameter": {
    title: "A parameter is serialized in a way that is not generated yet",
    cause:
      "No way of writing a value as text is known for this place, `style`, `explode` and schema together: a value within a value has none, but for `deepObject`, lists in objects that are exploded, and JSON.",
    fix: "Use `content: { application/json: … }`, in a query `style: deepObject` for objects in objects, or allow the refusal; the parameter, or the optional member of one that is exploded, is then left out, and with one of the path its operation.",
    refusal: true,
  },
  "unsupported-media-type": {
    title: "A body is of a media type that is not generated yet",
    cause: "The generated code cannot read or write values of this media type with this schema, or a member of a form.",
    fix: "Use JSON, a form, text, octets, a sequence of items, or multipart in a request, or allow the refusal: the media type is then left out, and with the only one of a request its operation. Of a form only the member is that is in the way, unless it is required.",
    refusal: true,
  },
  "omitted-media-type": {
    title: "A media type is left out, which stands beside JSON of the same schema",
    cause:
      "The generated code cannot read or write values of this media type with this schema, and does not have to: the same body may be JSON, which both ends speak. A server answers a client that takes this type alone with 406, and a request in it with 415.",
    fix: "Nothing has to be done. Where the type itself is wanted, give it a schema of its own: with `type: string` handlers and callers write and read its text.",
  },
  "foreign-charset": {
    title: "A text is declared in another charset than UTF-8",
    cause:
      "Both ends write texts, JSON and forms in UTF-8 alone, and a `charset` says what the octets are in (RFC 9110, section 8.3.2): it is sent as `utf-8`. Servers refuse a request in another one; the client reads a text in the charset that its response names.",
    fix: "Write `charset=utf-8`, or leave it out. A body that has to be in another charset is octets: declare `application/octet-stream`.",
  },
  "unsupported-method": {
    title: "An operation uses a method that cannot be carried",
    cause: "`fetch` and Node do not send or receive this method.",
    fix: "Use another method, or allow the refusal; the operation is then left out.",
    refusal: true,
  },
  "unsupported-feature": {
    title: "The document uses a feature that is not generated yet",
    cause: "The generated code would not do what the document says.",
    fix: "Say it in another way, or allow the refusal; the feature is then left out.",
    mend: "The body of a GET or HEAD that may be left out, and can only be an object without members, is left out. All else stays an error.",
    refusal: true,
  },
  "unclear-version": {
    title: "The document's version is no version of a package",
    cause:
      "npm has versions of three numbers (semver.org). `v1` and `2024-01-01` are near enough to make one of; nothing can be made of this one.",
    fix: "Give the packages a version by the setting `version`.",
  },
  "unmatched-pattern": {
    title: "A pattern matches nothing",
    cause: "The document has no such tag, path, operation or component: it was renamed, or the pattern has a mistake.",
    fix: "Correct the pattern in `include` or `exclude`, or take it out.",
  },
  "long-file": {
    title: "A file of the output is long",
    cause:
      "The document is large, and the output has one file for each role, or a tag or a schema is: editors and pull requests do not open it well. It is an error where a long text, which the output has wherever a reference leads to it, would make more of it than fits into memory.",
    fix: 'Set files to "tag" (--files tag) for one file for each tag and schema; what is imported from where stays the same. The choice is yours: no document changes it by growing. With it already, give the operations of a large tag tags of their own.',
  },
  "invalid-configuration": {
    title: "The configuration is not valid",
    cause: "A setting or a command-line option does not exist, is missing, or has the wrong type.",
    fix: "See docs/configuration.md for the settings and their defaults.",
  },
  "unwritable-output": {
    title: "The output cannot be written",
    cause:
      "A folder stands where a file belongs, or a file where a folder belongs, or the system refuses: no right to write there, a full or read-only disk.",
    fix: "Move what stands in the way, give yourself the right to write there, or choose another folder with `--out`.",
  },
  "foreign-file": {
    title: "A file in the output folder was not written by the generator",
    cause: "The generator would overwrite a file that it does not own.",
    fix: "Move the file away, or choose another output folder.",
  },
} as const satisfies Record<string, CatalogueEntry>;

export type DiagnosticCode = keyof typeof catalogue;

export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(catalogue, text);
}

/** The codes that a configuration may allow. */
export type RefusalCode = {
  [Code in DiagnosticCode]: (typeof catalogue)[Code] extends { refusal: true } ? Code : never;
}[DiagnosticCode];

/** The codes of faults that a lenient run can mend. */
export type MendableCode = {
  [Code in DiagnosticCode]: (typeof catalogue)[Code] extends { mend: string } ? Code : never;
}[DiagnosticCode];
