/**
 * How the lists of a query or a form are spelt where each item has the name before it: `a=1&a=2`, `a[]=1&a[]=2` or
 * `a[0]=1&a[1]=2`. OpenAPI has the first alone; the member of `x-specwright` says which one an API reads (docs/extensions.md).
 */
export type ArrayFormat = (typeof arrayFormats)[number];

export const arrayFormats = ["repeat", "brackets", "indices"] as const;
