import {XMLParser} from "fast-xml-parser";

/**
 * Children of elements in the order of the schemas of ECMA-376 (Office Open XML, part 1, transitional). Word and PowerPoint
 * call a file damaged whose elements come in another order, where LibreOffice reads on. Only elements that our files use as
 * parents of several kinds are listed; children are those of the schema, but for those after the last one we use.
 */
const order: Readonly<Record<string, string>> = {
  "w:document": "background body",
  "w:sectPr":
    "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg",
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl",
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
  "w:numPr": "ilvl numId",
  "w:sdt": "sdtPr sdtEndPr sdtContent",
  "w:sdtPr": "rPr alias tag id lock placeholder",
  "w:tbl": "tblPr tblGrid tr",
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
  "w:tblBorders": "top left bottom right insideH insideV",
  "w:tr": "tblPrEx trPr tc",
  "w:tc": "tcPr p",
  "w:style":
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
  "w:styles": "docDefaults latentStyles style",
  "w:docDefaults": "rPrDefault pPrDefault",
  "w:numbering": "numPicBullet abstractNum num",
  "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
  "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
  "w:settings": "zoom defaultTabStop compat docVars rsids themeFontLang",
  "wp:inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
  "c:chartSpace":
    "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings",
  "c:chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
  "c:plotArea": "layout barChart catAx|valAx dTable spPr",
  "c:barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
  "c:ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape",
  "c:dLbls":
    "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines",
  "c:catAx":
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset noMultiLvlLbl",
  "c:valAx":
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit",
  "c:scaling": "logBase orientation max min",
  "c:strRef": "f strCache",
  "c:numRef": "f numCache",
  "c:strCache": "ptCount pt",
  "c:numCache": "formatCode ptCount pt",
  "c:txPr": "bodyPr lstStyle p",
  "p:presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz",
  "p:sld": "cSld clrMapOvr transition timing",
  "p:sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles",
  "p:sldLayout": "cSld clrMapOvr transition timing hf",
  "p:notes": "cSld clrMapOvr",
  "p:notesMaster": "cSld clrMap hf notesStyle",
  "p:spTree": "nvGrpSpPr grpSpPr sp|graphicFrame|pic",
  "p:nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr",
  "p:xfrm": "off ext",
  "a:xfrm": "off ext",
  "p:sp": "nvSpPr spPr style txBody",
  "p:nvSpPr": "cNvPr cNvSpPr nvPr",
  "p:spPr": "xfrm prstGeom noFill|solidFill ln",
  "p:txBody": "bodyPr lstStyle p",
  "p:txStyles": "titleStyle bodyStyle otherStyle",
  "p:graphicFrame": "nvGraphicFramePr xfrm graphic",
  "p:nvGraphicFramePr": "cNvPr cNvGraphicFramePr nvPr",
  "a:p": "pPr r|br|fld endParaRPr",
  "a:r": "rPr t",
  "a:fld": "rPr pPr t",
  "a:pPr": "lnSpc spcBef spcAft buNone|buChar tabLst defRPr",
  "a:rPr": "ln noFill|solidFill effectLst highlight latin ea cs",
  "a:defRPr": "ln noFill|solidFill effectLst highlight latin ea cs",
  "a:tbl": "tblPr tblGrid tr",
  "a:tc": "txBody tcPr",
  "a:txBody": "bodyPr lstStyle p",
  "a:tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D noFill|solidFill",
  "a:themeElements": "clrScheme fontScheme fmtScheme",
  "a:clrScheme": "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink",
  "a:fontScheme": "majorFont minorFont",
  "a:majorFont": "latin ea cs",
  "a:minorFont": "latin ea cs",
  "a:fmtScheme": "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst",
  workbook: "workbookPr bookViews sheets definedNames",
  worksheet: "sheetPr dimension sheetViews sheetFormatPr cols sheetData"
};

/** Elements whose children may come in any order, or are all of one kind. */
const free = new Set(
  [
    "w:body w:p w:r w:hdr w:ftr w:trPr w:tcPr w:tblGrid w:tabs w:compat w:fldSimple w:sdtContent w:drawing w:num Types cp:coreProperties",
    "w:rPrDefault"
  ]
    .join(" ")
    .split(" ")
);

type Node = Record<string, unknown>;
const parser = new XMLParser({preserveOrder: true, ignoreAttributes: false, trimValues: false});

/**
 * What of a part stands where the schemas do not have it: unknown children of a listed element, or children out of order;
 * and elements with children of several kinds that no order is known of.
 */
export function misplaced(xml: string): string[] {
  const found: string[] = [];
  const walk = (name: string, children: readonly Node[]): void => {
    const names = children.flatMap((child) => Object.keys(child).filter((key) => key !== ":@" && key !== "#text"));
    const known = order[name];
    if (known === undefined) {
      if (new Set(names).size > 1 && !free.has(name)) found.push(`${name}: no order known for ${names.join(" ")}`);
    } else {
      const places = known.split(" ").map((group) => group.split("|"));
      let at = 0;
      for (const child of names) {
        const local = child.split(":").at(-1) ?? "";
        const place = places.findIndex((group) => group.includes(local));
        if (place < at) found.push(`${name}: ${child} ${place < 0 ? "is not among its children" : "comes too late"}`);
        at = Math.max(at, place);
      }
    }
    for (const child of children)
      for (const [key, inner] of Object.entries(child))
        if (key !== ":@" && Array.isArray(inner)) walk(key, inner as Node[]);
  };
  walk(
    "",
    (parser.parse(xml) as Node[]).filter((node) => !("?xml" in node))
  );
  return found;
}
