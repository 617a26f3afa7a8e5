/** The flags of Node that write a profile of a process to `folder` as it ends, with five samples in a millisecond. */
export function cpuProfileFlags(folder: string, name: string): readonly string[] {
  return ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}`, "--cpu-prof-interval=200"];
}
