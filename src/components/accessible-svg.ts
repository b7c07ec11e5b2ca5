/**
 * Gives a drawing its name and role. Plot labels the groups of its marks without a role, which WCAG 4.1.2 forbids;
 * `role="group"` makes them lawful (tested with axe).
 */
export function accessibleSvg<T extends SVGSVGElement>(svg: T, label: string): T {
  if (!label.trim()) throw new Error("missing label: a drawing needs an accessible name");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  for (const group of svg.querySelectorAll("g[aria-label]:not([role])")) group.setAttribute("role", "group");
  return svg;
}

/** Every drawing inside an element: its own charts and those of Plot. */
export function accessibleDrawings(element: Element, label: string): void {
  const drawings = element instanceof SVGSVGElement ? [element] : [...element.querySelectorAll<SVGSVGElement>("svg")];
  for (const svg of drawings) {
    if (svg.getAttribute("aria-hidden") === "true") continue;
    accessibleSvg(svg, svg.getAttribute("aria-label") ?? label);
  }
}
