// What paper needs and a screen does not: where and when this was printed, and the addresses behind the links.
// A script of the page frame, not a component: its few words stand here.

const noteClass = "print-note";

function addPrintParts(): void {
  removePrintParts();
  const main = document.querySelector("#observablehq-main");
  if (!main) return;
  const date = new Intl.DateTimeFormat("nl-NL", {dateStyle: "long", timeZone: "Europe/Amsterdam"}).format(new Date());
  const addresses: string[] = [];
  for (const link of main.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    // Anchors of headings and downloads made in the page lead nowhere on paper.
    const isElsewhere = /^https?:/.test(link.href) && link.href.split("#")[0] !== location.href.split("#")[0];
    if (!isElsewhere || link.closest("svg")) continue;
    let index = addresses.indexOf(link.href);
    if (index < 0) index = addresses.push(link.href) - 1;
    link.after(element("sup", String(index + 1)));
  }
  if (addresses.length > 0) {
    const list = element("ol");
    for (const address of addresses) list.append(element("li", address));
    const section = element("section");
    section.append(element("h2", "Adressen"), list);
    main.append(section);
  }
  main.append(element("p", `Afgedrukt op ${date} van ${location.href}`));
}

function removePrintParts(): void {
  for (const part of document.querySelectorAll(`.${noteClass}`)) part.remove();
}

function element(tag: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = noteClass;
  made.textContent = text;
  return made;
}

addEventListener("beforeprint", addPrintParts);
addEventListener("afterprint", removePrintParts);
