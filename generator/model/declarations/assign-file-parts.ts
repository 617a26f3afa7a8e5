import type { Api } from "../api/api.ts";
import type { FileParts } from "../api/file-parts.ts";
import type { Name } from "../api/name.ts";
import type { Group } from "../api/operation.ts";
import { assignNames, type NameRequest } from "../names/assign-names.ts";
import { allOperations, type LockFile, lockKeys, tagKey } from "../names/lock-file.ts";

type Parts = Pick<Api, "node" | "schemas" | "groups" | "operations" | "webhooks">;

/** Chooses the files of declarations. They are named as what they hold, unless a file system would not have it. */
export function assignFileParts(api: Parts, lock: LockFile): FileParts {
  const keyOf = lockKeys(api.node);
  const pins = new Map(Object.entries(lock.names));
  const names = new Map<string, Name>();
  const assign = (things: ReadonlyMap<string, string>): void => {
    const requests = [...things].map(([key, name]): NameRequest => {
      const candidate = safeFileName(name);
      return { key, spec: name, candidate, reason: candidate === name ? "as-written" : "spelled" };
    });
    for (const [key, name] of assignNames(requests, pins, fileKey)) names.set(key, name);
  };
  const nameAt = (key: string) => names.get(key)?.typescript ?? "";

  const declared = new Map(
    api.schemas.flatMap((schema) =>
      schema.variant || !schema.name ? [] : [[keyOf(schema.node), schema.name.typescript]],
    ),
  );
  const groupsAt = new Map(allOperations(api).map(({ node, group }) => [keyOf(node), group]));
  const owners = new Map(api.schemas.map((schema) => [schema, ownerOf(keyOf(schema.node), declared, groupsAt)]));
  const owning = [...owners.values()].filter((owner) => typeof owner === "string");
  assign(new Map(owning.map((key) => [fileOf(key), declared.get(key) ?? ""])));
  const tagFile = (group: Group) => fileOf(tagKey(group.name.spec));
  assign(new Map(api.groups.map((group) => [tagFile(group), group.name.typescript])));
  const tops = new Set(api.operations.flatMap(({ resource }) => resource.path.slice(0, 1)));
  const resourceFile = (property: string) => fileOf(`resource ${property}`);
  assign(new Map([...tops].map((property) => [resourceFile(property), property])));

  const partOf = (owner: string | Group) =>
    typeof owner === "string" ? nameAt(fileOf(owner)) : `operations/${nameAt(tagFile(owner))}`;
  return {
    schemas: new Map([...owners].map(([schema, owner]) => [schema, partOf(owner)])),
    groups: new Map(api.groups.map((group) => [group, nameAt(tagFile(group))])),
    resources: new Map([...tops].map((property) => [property, nameAt(resourceFile(property))])),
    names,
  };
}

/** The key of a file's name in the lock file. */
function fileOf(key: string): string {
  return `${key} file`;
}

/** The group of the operation that a schema stands in, else the key of the outermost schema that it stands in, or its own. */
function ownerOf(
  own: string,
  declared: ReadonlyMap<string, string>,
  groupsAt: ReadonlyMap<string, Group>,
): string | Group {
  let outermost = own;
  for (let key = own; key.includes("/", key.indexOf("#")); key = key.slice(0, key.lastIndexOf("/"))) {
    const group = groupsAt.get(key);
    if (group) return group;
    if (declared.has(key)) outermost = key;
  }
  const file = own.slice(0, own.indexOf("#") + 1);
  return file !== "#" && declared.has(file) && !isDefinition(own.slice(file.length)) ? file : outermost;
}

/** Whether a place is in what a file holds for others: it does not move when somebody comes to refer to the file itself. */
function isDefinition(pointer: string): boolean {
  return /^\/(?:\$defs|definitions)\//.test(pointer);
}

/** What Windows has as devices, whatever follows behind a full stop; and the names that the generator takes itself. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]|shared|index)$/i;

/** File names may have 255 bytes on most systems, and a letter of any script takes at most four. */
const longest = 60;

function safeFileName(name: string): string {
  const short = [...name.normalize("NFC")].slice(0, longest).join("");
  return reserved.test(short) ? `${short}_` : short;
}

/** File systems that do not tell capitals from small letters, or compose letters, see one name in two with equal keys. */
function fileKey(name: string): string {
  return name.normalize("NFKC").toUpperCase();
}
