/** The drafts of JSON Schema, in their order, as the URIs of their meta-schemas have them. */
const drafts = ["draft-04", "draft-06", "draft-07", "draft/2019-09", "draft/2020-12"] as const;

export type Draft = (typeof drafts)[number];

/**
 * Whether a dialect is a draft of JSON Schema before another one.
 * @param dialect The URI of its meta-schema; undefined where nothing is said of it.
 */
export function precedes(dialect: string | undefined, draft: Draft): boolean {
  const name = /\/(draft[-/][\d-]+)\/schema#?$/.exec(dialect ?? "")?.[1];
  return drafts.slice(0, drafts.indexOf(draft)).some((earlier) => earlier === name);
}
