// How the catalogue's page looks; colours after the shell.
export const STYLE = `
dxp-catalogue{display:block}
dxp-catalogue .panel{margin:0 0 20px}
dxp-catalogue :is(h2,h3,h4){margin:0 0 8px}dxp-catalogue h3{font-size:1.125rem}dxp-catalogue h4{font-size:1rem}
dxp-catalogue .scroll{overflow-x:auto;position:relative}
dxp-catalogue .tall{max-height:520px;overflow:auto}dxp-catalogue .tall thead th{position:sticky;top:0;z-index:1}
dxp-catalogue table{border-collapse:collapse;width:100%;font-size:.9375rem}
dxp-catalogue caption{text-align:start;font-weight:700;padding:4px 0}
dxp-catalogue :is(th,td){text-align:start;padding:6px 10px;border-bottom:1px solid #d8d8e0;vertical-align:top;overflow-wrap:normal}
dxp-catalogue thead th{background:#f1f1f4;white-space:nowrap}dxp-catalogue thead th.wide{white-space:normal}
dxp-catalogue tbody th{font-weight:700;white-space:nowrap}
dxp-catalogue .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
dxp-catalogue .k{white-space:nowrap}
dxp-catalogue .wide{min-width:12em;overflow-wrap:anywhere}
dxp-catalogue tbody th.wide{white-space:normal;min-width:16em}
dxp-catalogue dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));gap:8px 20px;margin:12px 0}
dxp-catalogue dt{font-size:.875rem;color:#4d4d4d}dxp-catalogue dd{margin:0;font-weight:700}
dxp-catalogue :is(input:not([type=checkbox],[type=file]),select,textarea){font:inherit;min-height:44px;border:1px solid #666;border-radius:8px;padding:4px 10px;background:#fff;color:#1a1a1a;max-width:100%}
dxp-catalogue textarea,dxp-catalogue .fields :is(input:not([type=checkbox]),select){width:100%}
dxp-catalogue .fields input.num{width:9em;text-align:end}
dxp-catalogue input[type=checkbox]{width:24px;height:24px;vertical-align:middle;margin:0 6px 0 0;accent-color:#0017c1}
dxp-catalogue input[type=file]{font:inherit;min-height:44px;max-width:100%;padding:6px 0}
dxp-catalogue [aria-invalid=true]{border:3px solid #ce0000!important}
dxp-catalogue .fault{display:block;color:#ce0000;font-weight:700;font-size:.9375rem}
dxp-catalogue .fault:empty{display:none}
dxp-catalogue .faults{border:3px solid #ce0000;border-radius:8px;padding:10px 16px;margin:0 0 16px;background:#fff}
dxp-catalogue .faults.note{border-color:#604b00}
dxp-catalogue .fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17em),1fr));gap:12px 24px;align-items:start;margin:0 0 8px}
dxp-catalogue .fields>div{display:grid;grid-row:span 3;grid-template-rows:subgrid;row-gap:0;justify-items:start}dxp-catalogue .fields>div>*{align-self:start}dxp-catalogue .fields>div>label{align-self:end}
dxp-catalogue label,dxp-catalogue legend{font-weight:700}
dxp-catalogue .hint{font-weight:400;font-size:.875rem;color:#4d4d4d;display:block}
dxp-catalogue fieldset{border:1px solid #d8d8e0;border-radius:8px;padding:8px 14px 12px;margin:0 0 16px;min-width:0}
dxp-catalogue fieldset fieldset{background:#f8f8fb;margin:0 0 10px}dxp-catalogue fieldset fieldset .fields{grid-template-columns:repeat(auto-fill,minmax(min(100%,11em),1fr));gap:8px 16px}
dxp-catalogue .acts{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin:12px 0}
dxp-catalogue .search{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));gap:8px 20px;margin:0 0 12px}
dxp-catalogue .search :is(input,select){width:100%}
dxp-catalogue .open{background:none;border:0;padding:4px 0;min-height:32px;font:700 .9375rem/1.5 var(--font,sans-serif);color:#00118f;text-decoration:underline;text-underline-offset:.2em;text-align:start;cursor:pointer}
dxp-catalogue .chip{display:inline-block;border:1px solid #604b00;color:#604b00;border-radius:99px;font-size:.8125rem;padding:0 10px;white-space:nowrap;background:#fff}
dxp-catalogue .chip.ok{border-color:#197a4b;color:#197a4b}dxp-catalogue .chip.er{border-color:#ce0000;color:#ce0000;font-weight:700}dxp-catalogue .chip.same{border-color:#666;color:#4d4d4d}
dxp-catalogue ul.dots{list-style:disc;padding-inline-start:1.3em}
dxp-catalogue ol.versions>li{border-inline-start:4px solid #0017c1;padding:2px 0 2px 16px;margin:0 0 20px}
dxp-catalogue ol.versions>li.past{border-color:#8c8c8c}
dxp-catalogue .inner{background:#f8f8fb}dxp-catalogue .inner>div{width:0;min-width:100%}dxp-catalogue .inner :is(td,th):not(.wide){white-space:nowrap}dxp-catalogue .inner .wide{min-width:12em}
dxp-catalogue summary{cursor:pointer;min-height:32px;color:#00118f;font-weight:700}
dxp-catalogue .drop{border:2px dashed #666;border-radius:10px;padding:16px;background:#f8f8fb}
dxp-catalogue .drop.over{border-color:#0017c1;background:#e8f1fe}
dxp-catalogue .save{position:sticky;bottom:0;background:#fff;border-top:1px solid #d8d8e0;padding:10px 0;margin:0;z-index:2}
dxp-catalogue .btn.key{background:#0017c1;color:#fff}dxp-catalogue .btn.key:hover{background:#00118f}
dxp-catalogue .btn:disabled{color:#4d4d4d;border-color:#8c8c8c;background:#f1f1f4;cursor:not-allowed}
dxp-catalogue progress{vertical-align:middle}
dxp-catalogue .saying{margin:0 0 12px}
dxp-catalogue [hidden]{display:none!important}
@media (max-width:640px){dxp-catalogue .panel{padding:14px 12px}dxp-catalogue :is(th,td){padding:6px}dxp-catalogue .btn{white-space:normal}dxp-catalogue .save{position:static}dxp-catalogue tbody th.wide{min-width:11em}dxp-catalogue .wide{min-width:7em}dxp-catalogue .differences tbody th{white-space:normal}dxp-catalogue dl{grid-template-columns:repeat(auto-fill,minmax(min(100%,9em),1fr))}dxp-catalogue .more{display:none}dxp-catalogue [data-period]>th{white-space:normal}dxp-catalogue [data-period] .chip{display:block;width:max-content;margin-inline-start:auto}}
@media (forced-colors:active){dxp-catalogue [aria-invalid=true]{outline:3px solid Mark}}
`;
