export function missingPackages(projectRoot: string): string[];
