import {dark, light, pictureStyle} from "../pictures/svg.js";

/** The look of the report: the colours of the site, one column, white on paper. */
export const storyStyle = `
:root{color-scheme:light dark;--paper:#fbfaf7;--surface:#fff;--ink:#1c2430;--soft:#56606e;--rule:#dcd8cf;--accent:#1f5f8b;--focus:#0b3d91;--warn:#fff4dc;--warn-ink:#6b4a00;--description:#e3eef5;--association:#efe6f5;--model:#fff4dc}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.5 "Source Sans 3 Variable","Source Sans 3",system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1,h2,h3{font-family:"Source Serif 4 Variable","Source Serif 4",Georgia,serif;line-height:1.2;font-weight:600}
h1{font-size:2rem;margin:.5rem 0}h2{font-size:1.5rem;margin:3rem 0 1rem;border-top:1px solid var(--rule);padding-top:1.2rem}h3{font-size:1.15rem;margin:1.8rem 0 .5rem}
p,li,dd{max-width:68ch;overflow-wrap:break-word}.lede{font-size:1.15rem}.facts,.foot,.source,.subtitle,.reading{color:var(--soft);font-size:.88rem}
a{color:var(--accent)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
nav ol{columns:2;column-gap:2rem;padding-left:1.3rem;font-size:.95rem}
.mark,.care{background:var(--warn);border-left:4px solid var(--warn-ink);padding:.6rem .9rem}.care ul{margin:.3rem 0}.care p{margin:0}
.said.lead{font-size:1.1rem}.level{display:inline-block;border-radius:3px;padding:0 .45em;font-size:.8rem;line-height:1.5;color:var(--ink);border:1px solid var(--rule);white-space:nowrap}
.level.description{background:var(--description)}.level.association{background:var(--association)}.level.model{background:var(--model)}
.made{font-weight:600}
figure{margin:1.5rem 0}figcaption{font-weight:600;margin-bottom:.4rem}.subtitle{display:block;font-weight:400}
.picture{max-width:100%;height:auto;display:block}.picture.narrow{display:none}.reading{margin:.3rem 0;padding-left:1.2rem}
.table{overflow-x:auto;background:var(--surface)}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem .2rem;border-bottom:1px solid var(--rule)}th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums}td.number{white-space:nowrap}.on-paper{display:none}summary{cursor:pointer;padding:.4rem 0;color:var(--accent)}
pre{font-size:.8rem;line-height:1.45;background:var(--surface);border:1px solid var(--rule);padding:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
dt{font-weight:600;margin-top:.6rem}dd{margin:0}
svg ${pictureStyle(light).replaceAll("}", "}svg ").replace(/svg $/, "")}
@media (max-width:600px){.picture.wide{display:none}.picture.narrow{display:block}nav ol{columns:1}h1{font-size:1.6rem}.level{white-space:normal}}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14181d;--surface:#1b2127;--ink:#e8e6e1;--soft:#a9b1bb;--rule:#313a43;--accent:#7db7dd;--focus:#9cc7ff;--warn:#3a3018;--warn-ink:#f2d79b;--description:#1f3442;--association:#33264a;--model:#3a3018}
svg ${pictureStyle(dark).replaceAll("}", "}svg ").replace(/svg $/, "")}}
@media print{:root{--paper:#fff;--surface:#fff;--description:#fff;--association:#fff;--model:#fff;--warn:#fff}body{font-size:10.5pt}main{max-width:none;padding:0}nav,details{display:none}.on-paper{display:block}
h2,h3,figcaption{break-after:avoid}figure,tr,.care{break-inside:avoid}figure:has(table){break-inside:auto}thead{display:table-header-group}.table{overflow:visible}td.number,.level{white-space:nowrap}table{font-size:8.5pt}pre{font-size:7.5pt}
.mark,.care{border:1px solid #999}.picture.wide{display:block;max-width:100%}.picture.narrow{display:none}svg *{print-color-adjust:exact}@page{margin:1.8cm;@bottom-right{content:counter(page)}}}
`;
