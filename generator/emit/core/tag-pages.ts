import type { FileParts } from "../../model/api/file-parts.ts";
import type { Group } from "../../model/api/operation.ts";
import type { EmitSettings } from "./context.ts";
import type { TextFile } from "./declaration.ts";
import type { PackageRole } from "./module.ts";
import { renderTemplate } from "./templates.ts";

/** What a page says of a tag, beside its title. */
export interface TagPage {
  readonly group: Group;
  readonly data: object;
}

/** The pages of tags that have files of their own, and how the README leads to them. */
export interface TagPages {
  readonly files: readonly TextFile[];
  readonly links: readonly { readonly title: string; readonly link: string }[];
}

/**
 * A page of Markdown for each tag, beside its file of declarations, so that the README of a large API stays short.
 * @param role The package, whose template of this name is filled in.
 * @param folder The folder that the pages stand in, as the template is called: `handlers`.
 */
export function tagPages(
  role: PackageRole,
  folder: string,
  pages: readonly TagPage[],
  files: FileParts,
  { layout }: EmitSettings,
): TagPages {
  const made = pages.map(({ group, data }) => {
    const title = groupTitle(group);
    const path = `${folder}/${files.groups.get(group) ?? group.name.typescript}.md`;
    const text = renderTemplate(`${role}/${folder}.md.hbs`, { title, ...data });
    const file: TextFile = { kind: "text", package: role, path: `src/${path}`, text };
    return { file, link: { title, link: encodeURI(layout === "folder" ? path : `src/${path}`) } };
  });
  return { files: made.map(({ file }) => file), links: made.map(({ link }) => link) };
}

/** What operations with this tag are headed by. */
export function groupTitle({ name }: Group): string {
  return name.spec === "" ? "Operations" : name.spec;
}
