import type { YamlFile } from './yaml.ts';

/** Names that one file gives and others use. */
export interface Names {
  readonly sources: readonly string[];
  readonly questions: readonly string[];
}

/** The names a file gives, read before it is checked: its own mistakes must not hide those of the others. */
export function namesIn(file: YamlFile | undefined): string[] {
  const data = file?.data;
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
}
