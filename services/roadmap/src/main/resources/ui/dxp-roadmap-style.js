// How the page of projects looks; colours after the shell.
export const STYLE = `
dxp-roadmap section{background:#fff;border:1px solid #d8d8e0;border-radius:12px;padding:16px 20px;margin:0 0 20px}
dxp-roadmap :is(h2,h3,h4){margin:0 0 8px}dxp-roadmap h3{font-size:1.125rem}dxp-roadmap h4{font-size:1rem}
dxp-roadmap p{margin:0 0 8px}
dxp-roadmap table{border-collapse:collapse;width:100%;font-size:.9375rem}
dxp-roadmap caption{text-align:start;padding:4px 0;font-size:.875rem;color:#4d4d4d}
dxp-roadmap :is(th,td){text-align:start;padding:8px 10px;border-bottom:1px solid #d8d8e0;vertical-align:top;overflow-wrap:normal}
dxp-roadmap thead th{background:#f1f1f4;white-space:nowrap}
dxp-roadmap .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
dxp-roadmap .wide{min-width:17em;overflow-wrap:anywhere}dxp-roadmap .k{white-space:nowrap}dxp-roadmap .m{min-width:9.5em}dxp-roadmap .state{display:table-cell;font-weight:400;font-size:.9375rem}
dxp-roadmap .open{background:none;border:0;padding:4px 0;min-height:32px;font:700 .9375rem/1.5 var(--font,sans-serif);color:#00118f;text-decoration:underline;text-underline-offset:.2em;text-align:start;cursor:pointer}
dxp-roadmap :is(input,select,textarea){font:inherit;min-height:44px;border:1px solid #666;border-radius:8px;padding:4px 10px;background:#fff;color:#1a1a1a;max-width:100%}
dxp-roadmap textarea{width:100%;min-height:7em;padding:8px 10px;display:block}
dxp-roadmap [aria-invalid=true]{border:3px solid #ce0000}
dxp-roadmap label{font-weight:700;display:block}
dxp-roadmap .hint{font-size:.875rem;color:#4d4d4d;margin:0 0 4px}dxp-roadmap .hint:empty{display:none}
dxp-roadmap .fault{color:#ce0000;font-weight:700;margin:8px 0 0}dxp-roadmap .fault:empty{display:none}
dxp-roadmap .doubt{color:#604b00;font-weight:700;margin:4px 0}dxp-roadmap .doubt:empty{display:none}
dxp-roadmap .faults{border:3px solid #ce0000;border-radius:8px;padding:10px 16px;margin:0 0 16px}dxp-roadmap .faults:empty{display:none}
dxp-roadmap .said{border:2px solid #197a4b;border-inline-start-width:10px;border-radius:8px;padding:8px 14px;margin:0 0 16px;font-weight:700}
dxp-roadmap .search{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));gap:8px 20px;margin:12px 0}
dxp-roadmap .search :is(input,select){width:100%}
dxp-roadmap .fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17em),1fr));gap:12px 24px;align-items:start;margin:0 0 12px}
dxp-roadmap .fields>div{display:grid;grid-row:span 4;grid-template-rows:subgrid;row-gap:0}dxp-roadmap .fields>div>*{align-self:start}dxp-roadmap .fields :is(input,select){width:100%}dxp-roadmap .fields input.num{width:8em;text-align:end}
dxp-roadmap .acts{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin:12px 0}dxp-roadmap :is(section,li,.write)>.acts:last-child{margin-bottom:0}
dxp-roadmap .counts{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0;padding:0;list-style:none}
dxp-roadmap .counts button{font-weight:700}dxp-roadmap .counts b{font-size:1.25rem;margin-inline-start:.4em;font-variant-numeric:tabular-nums}
dxp-roadmap .counts .er{border-color:#ce0000;color:#ce0000}dxp-roadmap .counts .ok{border-color:#197a4b;color:#197a4b}dxp-roadmap .counts .wa{border-color:#604b00;color:#604b00}dxp-roadmap .counts .no{border-color:#666;color:#4d4d4d;border-style:dashed}
dxp-roadmap .counts [aria-pressed=true]{background:#0017c1;border:1px solid #0017c1;color:#fff;text-decoration:underline}
dxp-roadmap .chip{display:inline-block;border:1px solid #666;color:#4d4d4d;border-radius:99px;font-size:.875rem;padding:0 10px;background:#fff;font-weight:700;white-space:nowrap;margin-inline-end:.3em}
dxp-roadmap .chip.ok{border-color:#197a4b;color:#197a4b}dxp-roadmap .chip.er{border-color:#ce0000;color:#ce0000}dxp-roadmap .chip.wa{border-color:#604b00;color:#604b00}dxp-roadmap .chip.no{border-style:dashed;font-weight:400}
dxp-roadmap .btn.key,dxp-roadmap button[type=submit]{background:#0017c1;color:#fff}dxp-roadmap :is(.btn.key,button[type=submit]):hover{background:#00118f}
dxp-roadmap .btn:disabled{color:#4d4d4d;border-color:#8c8c8c;background:#f1f1f4;cursor:not-allowed}
dxp-roadmap dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));gap:10px 24px;margin:12px 0}
dxp-roadmap dt{font-size:.875rem;color:#4d4d4d}dxp-roadmap dd{margin:0;font-weight:700;overflow-wrap:anywhere}dxp-roadmap dd ul{margin:0;padding:0;list-style:none}dxp-roadmap dl .whole{grid-column:1/-1}
dxp-roadmap ul.dots{list-style:disc;padding-inline-start:1.3em}
dxp-roadmap summary{cursor:pointer;min-height:32px;color:#00118f;font-weight:700}
dxp-roadmap .two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22em),1fr));gap:8px 32px}
dxp-roadmap .measures{list-style:none;margin:0;padding:0}dxp-roadmap .measures .measures{margin:8px 0 0 1.5em}
dxp-roadmap .measures>li{border-top:1px solid #d8d8e0;padding:8px 0}dxp-roadmap .measures .line{display:flex;flex-wrap:wrap;gap:2px 20px;justify-content:space-between}dxp-roadmap .measures .line>b{flex:1 1 14em}
dxp-roadmap .bars{--text:minmax(0,22em);margin:8px 0 0}
dxp-roadmap .bars h4{margin:12px 0 0;padding:8px 0 0;border-top:1px solid #d8d8e0}
dxp-roadmap .bars :is(.axis,.phases>li){display:grid;grid-template-columns:var(--text) minmax(0,1fr);gap:4px 16px;align-items:center}
dxp-roadmap .phases>li{padding:5px 0}dxp-roadmap .bars ul{list-style:none;margin:0;padding:0}
dxp-roadmap .axis .years{grid-column:2;display:grid;grid-template-columns:repeat(5,1fr);position:relative;font-size:.8125rem;color:#4d4d4d}
dxp-roadmap .axis .years span{border-inline-start:1px solid #8c8c8c;padding-inline-start:4px;white-space:nowrap;overflow:hidden}
dxp-roadmap .track{position:relative;height:20px;background:repeating-linear-gradient(to right,#8c8c8c 0 1px,#f1f1f4 1px 20%)}
dxp-roadmap .bar{position:absolute;top:2px;bottom:2px;border-radius:4px;background:#3460fb;border:2px solid #0017c1;forced-color-adjust:none}
dxp-roadmap .bar.drawn{background:#d9e6ff;border-style:dashed}dxp-roadmap .bar.undated{background:#fff;border:2px dashed #666}
dxp-roadmap .now{position:absolute;top:-3px;bottom:-3px;width:0;border-inline-start:3px solid #ce0000}
dxp-roadmap .legend{display:flex;flex-wrap:wrap;gap:4px 20px;font-size:.875rem;margin:8px 0;padding:0;list-style:none}
dxp-roadmap .legend li{display:flex;gap:8px;align-items:center}dxp-roadmap .legend i{position:relative;display:inline-block;width:32px;height:18px}dxp-roadmap .legend .now{inset-inline-start:14px;top:0;bottom:0}
dxp-roadmap ol.trail{list-style:none;margin:0;padding:0}dxp-roadmap ol.trail>li{border-inline-start:4px solid #0017c1;padding:0 0 0 16px;margin:0 0 16px}
dxp-roadmap ol.trail>li.past{border-inline-start-style:dashed;border-color:#8c8c8c;color:#4d4d4d}
dxp-roadmap .text{white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0}
dxp-roadmap .comments{list-style:none;margin:0;padding:0}dxp-roadmap .comments>li{border-top:1px solid #d8d8e0;padding:14px 0}
dxp-roadmap .answers{list-style:none;margin:8px 0 0;padding:0}dxp-roadmap .answers>li{background:#f1f6fe;border-inline-start:4px solid #0017c1;border-radius:0 8px 8px 0;padding:8px 14px;margin:0 0 8px}
dxp-roadmap .write{background:#f8f8fb;border:1px solid #d8d8e0;border-radius:8px;padding:12px 16px;margin:12px 0}dxp-roadmap .write select{width:100%;margin:0 0 10px}
dxp-roadmap .who{text-align:start}
@media (max-width:640px){dxp-roadmap section{padding:14px 12px}dxp-roadmap .btn{white-space:normal}
dxp-roadmap .stacked thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
dxp-roadmap .stacked :is(table,tbody,tr,th,td){display:block;border:0;padding:2px 0;min-width:0}dxp-roadmap .stacked .n{text-align:start}
dxp-roadmap .stacked tr{border-bottom:2px solid #8c8c8c;padding:10px 0}dxp-roadmap .stacked :is(caption,td.nil){display:none!important}dxp-roadmap .stacked tbody tr{display:grid;grid-template-columns:max-content minmax(0,1fr);column-gap:.5em}dxp-roadmap .stacked td:first-child{padding-top:5px}dxp-roadmap .stacked td[data-label]{grid-column:1/-1}
dxp-roadmap .stacked td[data-label]{display:grid;grid-template-columns:6.5em minmax(0,1fr);gap:8px}dxp-roadmap .stacked td[data-label]::before{content:attr(data-label);color:#4d4d4d;font-size:.875rem}
dxp-roadmap .bars :is(.axis,.phases>li){grid-template-columns:minmax(0,1fr)}dxp-roadmap .axis .years{grid-column:1;font-size:.75rem}dxp-roadmap .measures .measures{margin-inline-start:.75em}
dxp-roadmap dl{grid-template-columns:repeat(auto-fill,minmax(min(100%,9em),1fr))}dxp-roadmap .chip{white-space:normal;border-radius:14px}}
@media (forced-colors:active){dxp-roadmap [aria-invalid=true]{outline:3px solid Mark}dxp-roadmap .counts [aria-pressed=true]{outline:3px solid Highlight}}
`;
