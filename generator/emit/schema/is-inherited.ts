/** Whether every object inherits something of this name, which is then not read as a member. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}
