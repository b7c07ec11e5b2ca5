import type {Page} from "playwright-core";

/** What a page asks of a reader without a mouse, with a thumb, or who wants no motion; one line a fault. */
export interface Reach {
  /** What can be focused, or should be. */
  controls: number;
  /** Looks as if it can be clicked, and the keyboard cannot get there; or is focused without showing it. */
  keyboard: string[];
  /** Targets under 24 by 24 CSS pixels that WCAG 2.5.8 does not let off. */
  targets: string[];
  /** What still moves when the reader wants less motion. */
  motion: string[];
}

/** Looks at a page as it stands on the screen; the last thing done in it must have been a key press, as for a reader. */
export async function reachOf(page: Page): Promise<Reach> {
  await page.emulateMedia({reducedMotion: "reduce"});
  await page.keyboard.press("Shift");
  const found = await page.evaluate(look);
  await page.emulateMedia({reducedMotion: null});
  return found;
}

/** Runs in the page. */
function look(): Reach {
  const focusable =
    'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex="-1"])';
  const named = (element: Element): string => {
    const words = element.getAttribute("aria-label") ?? (element as HTMLElement).innerText ?? element.textContent ?? "";
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${words.trim().slice(0, 40)}`;
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true}) &&
    element.getBoundingClientRect().width > 1;
  const controls = [...document.querySelectorAll<HTMLElement>(focusable)].filter(isShown);

  const keyboard: string[] = [];
  for (const element of controls) {
    if (element.tabIndex > 0) keyboard.push(`takes a turn out of order: ${named(element)}`);
    (document.activeElement as HTMLElement | null)?.blur();
    const before = looks(element);
    element.focus({preventScroll: true});
    // A drawing or a list may hand the focus on to a part of itself.
    const at = document.activeElement;
    if (at === null || !(at === element || element.contains(at))) keyboard.push(`cannot be focused: ${named(element)}`);
    else if (looks(element) === before) keyboard.push(`does not show the focus: ${named(at)}`);
  }
  (document.activeElement as HTMLElement | null)?.blur();
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    if (getComputedStyle(element).cursor !== "pointer" || !isShown(element)) continue;
    // Within a list the arrows go from one to the next. The parts of a drawing have a twin in a list or a field beside it,
    // which the tests of that drawing hold.
    if (element.closest("svg")) continue;
    if (!element.closest(`${focusable}, label, [tabindex]:not(main), [role=listbox], [role=option]`))
      keyboard.push(`can be clicked only: ${named(element)}`);
  }

  /** How a control looks, with what may stand for it: the box round it, the mark after it, the parts of a drawing. */
  function looks(element: Element): string {
    const places = [element, element.nextElementSibling, element.parentElement, ...element.children];
    return places
      .map((each) => {
        if (each === null) return "";
        const {outlineStyle, outlineWidth, outlineColor, boxShadow, stroke, strokeWidth} = getComputedStyle(each);
        const ring = outlineStyle === "none" ? "" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
        return [ring, boxShadow, stroke, strokeWidth].join(" ");
      })
      .join("|");
  }

  const least = 24;
  const boxes = controls
    .filter((element) => !element.closest("svg") && !isScrolledAway(element))
    .map((element) => ({element, box: (element.closest("label") ?? element).getBoundingClientRect()}));
  function middle(box: DOMRect): [number, number] {
    return [box.x + box.width / 2, box.y + box.height / 2];
  }

  /** Rows of a long table lie under what stands below it, until the reader scrolls. */
  function isScrolledAway(element: Element): boolean {
    const [x, y] = middle(element.getBoundingClientRect());
    for (
      let around = element.parentElement;
      around !== null && around !== document.body;
      around = around.parentElement
    ) {
      if (getComputedStyle(around).overflowY === "visible") continue;
      const box = around.getBoundingClientRect();
      if (x < box.x || x > box.right || y < box.y || y > box.bottom) return true;
    }
    return false;
  }
  const isSmall = ({width, height}: DOMRect): boolean => width < least - 0.5 || height < least - 0.5;
  const small = boxes.filter(({element, box}) => isSmall(box) && !isInSentence(element));
  const targets = small.filter(({element, box}) =>
    boxes.some((other) => other.element !== element && isNear(box, other.box))
  );

  /** A circle of 24 pixels round the middle of a small target touches another target, or the circle of another small one. */
  function isNear(box: DOMRect, other: DOMRect): boolean {
    const [x, y] = middle(box);
    if (other.x <= x && x <= other.right && other.y <= y && y <= other.bottom) return false;
    const [ox, oy] = isSmall(other)
      ? middle(other)
      : [Math.min(Math.max(x, other.x), other.right), Math.min(Math.max(y, other.y), other.bottom)];
    return Math.hypot(x - ox, y - oy) < (isSmall(other) ? least : least / 2) - 0.5;
  }

  /** The line height of a text decides how high a link in it is: WCAG lets it off. */
  function isInSentence(element: Element): boolean {
    if (getComputedStyle(element).display !== "inline") return false;
    const around = (element.closest("p, li, td, th, dd, dt, figcaption, h1, h2, h3, h4, div") as HTMLElement | null)
      ?.innerText;
    return (around ?? "").trim().length > (element as HTMLElement).innerText.trim().length;
  }

  const motion: string[] = [];
  for (const element of document.querySelectorAll("body *")) {
    const {animationName, animationDuration, transitionDuration} = getComputedStyle(element);
    const longest = Math.max(
      ...`${transitionDuration}, ${animationName === "none" ? "0s" : animationDuration}`
        .split(",")
        .map(Number.parseFloat)
    );
    if (longest > 0.001) motion.push(named(element));
  }
  return {controls: controls.length, keyboard, targets: targets.map(({element}) => named(element)), motion};
}
