/** The same items. `end` is called as well where they are ended, as no `finally` of a generator runs before its first item. */
export function ending<Item>(
  items: AsyncGenerator<Item, void, undefined>,
  end: () => Promise<unknown>,
): AsyncGenerator<Item, void, undefined> {
  const finish = items.return.bind(items);
  items.return = async (value) => {
    await end();
    return finish(value);
  };
  return items;
}
