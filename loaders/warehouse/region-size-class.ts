const classes = [
  [5_000, "minder dan 5.000"],
  [10_000, "5.000 tot 10.000"],
  [20_000, "10.000 tot 20.000"],
  [50_000, "20.000 tot 50.000"],
  [100_000, "50.000 tot 100.000"],
  [150_000, "100.000 tot 150.000"],
  [250_000, "150.000 tot 250.000"]
] as const;

/** CBS size class (gemeentegrootteklasse) of a municipality by its inhabitants on 1 January, in Dutch; every class once, small to large. */
export const sizeClasses: readonly string[] = [...classes.map(([, name]) => name), "250.000 of meer"];

/** The CBS size class a number of inhabitants falls in: a lower bound belongs to the class above it. */
export function sizeClassOf(population: number): string {
  return classes.find(([below]) => population < below)?.[1] ?? "250.000 of meer";
}
