// How the page of the method looks; colours after the shell.
export const STYLE = `
dxp-method{display:block}
dxp-method .panel{margin:0 0 20px}
dxp-method :is(h2,h3,h4){margin:0 0 8px}dxp-method h4{font-size:1rem}
dxp-method .scroll{overflow-x:auto}
dxp-method table{border-collapse:collapse;width:100%;font-size:.9375rem}
dxp-method caption{text-align:start;font-weight:700;padding:4px 0}
dxp-method :is(th,td){text-align:start;padding:6px 10px;border-bottom:1px solid #d8d8e0;vertical-align:top;overflow-wrap:normal}
dxp-method thead th{background:#f1f1f4;white-space:nowrap}
dxp-method tbody th{font-weight:700;white-space:nowrap}
dxp-method .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
dxp-method .wide{min-width:14em}
dxp-method .why{white-space:normal;min-width:4.5em}
dxp-method .both thead th{white-space:normal;word-break:keep-all}
dxp-method dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));gap:8px 20px;margin:12px 0}
dxp-method dt{font-size:.875rem;color:#4d4d4d}dxp-method dd{margin:0;font-weight:700}
dxp-method :is(input:not([type=range],[type=checkbox]),select,textarea){font:inherit;min-height:44px;border:1px solid #666;border-radius:8px;padding:4px 10px;background:#fff;max-width:100%}
dxp-method textarea{width:100%}
dxp-method input.num{width:7em;text-align:end}
dxp-method input[type=range]{flex:1;min-width:6em;min-height:44px;accent-color:#0017c1}
dxp-method input[type=checkbox]{width:24px;height:24px;vertical-align:middle;margin:0 6px 0 0;accent-color:#0017c1}
dxp-method [aria-invalid=true]{border:3px solid #ce0000}
dxp-method .fault{display:block;color:#ce0000;font-weight:700;font-size:.9375rem}
dxp-method .fault:empty{display:none}
dxp-method .faults{border:3px solid #ce0000;border-radius:8px;padding:8px 16px;margin:0 0 16px}
dxp-method .fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18em),1fr));gap:12px 24px;align-items:start;margin:12px 0}
dxp-method label,dxp-method legend{font-weight:700}
dxp-method form .fields label[for]{display:block}
dxp-method .hint{font-weight:400;font-size:.875rem;color:#4d4d4d;display:block}
dxp-method fieldset{border:1px solid #d8d8e0;border-radius:8px;padding:8px 14px;margin:0;min-width:0}
dxp-method .knob{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 10px;align-items:center;margin:4px 0}
dxp-method .knob label,dxp-method .knob .fault{grid-column:1/-1}
dxp-method .acts{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin:12px 0 0}
dxp-method .both{display:grid;grid-template-columns:minmax(0,1.3fr) minmax(0,1fr);gap:12px 24px;align-items:start}
dxp-method .tall{max-height:360px;overflow:auto}dxp-method .tall thead th{position:sticky;top:0}
dxp-method ul.dots{list-style:disc;padding-inline-start:1.3em}
dxp-method svg{display:block;width:100%;height:auto}
dxp-method svg text{font:12px var(--font,sans-serif);fill:#1a1a1a}
dxp-method svg .strong{font-weight:700;font-size:13px}
dxp-method svg .grid{stroke:#ccc}dxp-method svg .axis{stroke:#333}
dxp-method svg .goal{stroke:#333;stroke-width:1.5;stroke-dasharray:2 4}
dxp-method svg .today{fill:none;stroke:#1a1a1a;stroke-width:2.5}
dxp-method svg .preview{fill:none;stroke:#0017c1;stroke-width:3;stroke-dasharray:8 5}
dxp-method svg .dot-today{fill:#1a1a1a}dxp-method svg .dot-preview{fill:#fff;stroke:#0017c1;stroke-width:2.5}
dxp-method svg .word-preview{fill:#0017c1}
dxp-method svg .range{stroke:#0017c1;stroke-width:10}dxp-method svg .other{fill:#fff;stroke:#1a1a1a;stroke-width:2}
@media (max-width:900px){dxp-method .both{grid-template-columns:minmax(0,1fr)}}
@media (max-width:640px){dxp-method .panel{padding:14px 12px}dxp-method :is(th,td){padding:6px}dxp-method .wide{min-width:8em}dxp-method td input.num{width:5em}dxp-method .both tbody th{white-space:normal}}
@media (forced-colors:active){dxp-method svg :is(.today,.axis,.goal,.range){stroke:CanvasText}dxp-method svg .preview{stroke:Highlight}dxp-method svg .grid{stroke:GrayText}dxp-method svg text{fill:CanvasText}dxp-method svg .dot-today{fill:CanvasText}dxp-method svg :is(.dot-preview,.other){fill:Canvas;stroke:CanvasText}}
`;
