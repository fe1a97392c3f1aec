// How the entry page looks; colours after the shell.
export const STYLE = `
dxp-entry section{background:#fff;border:1px solid #d8d8e0;border-radius:12px;padding:16px 20px;margin:0 0 20px}dxp-entry section:empty{display:none}
dxp-entry :is(h2,h3,h4){margin:0 0 8px}dxp-entry h3{font-size:1.125rem}dxp-entry h4{font-size:1rem}
dxp-entry [role=region]{overflow-x:auto;position:relative}
dxp-entry table{border-collapse:collapse;width:100%;font-size:.9375rem}
dxp-entry caption{text-align:start;font-weight:700;padding:4px 0}
dxp-entry :is(th,td){text-align:start;padding:6px 10px;border-bottom:1px solid #d8d8e0;vertical-align:top;overflow-wrap:normal}
dxp-entry thead th{background:#f1f1f4;white-space:nowrap}
dxp-entry .n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
dxp-entry .wide{min-width:12em;overflow-wrap:anywhere}
dxp-entry :is(input:not([type=checkbox],[type=radio],[type=file]),select,textarea){font:inherit;min-height:44px;border:1px solid #666;border-radius:8px;padding:4px 10px;background:#fff;color:#1a1a1a;max-width:100%}
dxp-entry input[type=checkbox],dxp-entry input[type=radio]{width:24px;height:24px;vertical-align:middle;margin:0 6px 0 0;accent-color:#0017c1}
dxp-entry input[type=file]{font:inherit;min-height:44px;max-width:100%;padding:6px 0}
dxp-entry [aria-invalid=true]{border:3px solid #ce0000!important}
dxp-entry label,dxp-entry legend{font-weight:700}
dxp-entry fieldset{border:1px solid #d8d8e0;border-radius:8px;padding:8px 14px 12px;margin:0 0 16px;min-width:0}
dxp-entry .hint{font-weight:400;font-size:.875rem;color:#4d4d4d;display:block}
dxp-entry .fault,dxp-entry .dxp-entry-bad{color:#ce0000;font-weight:700}
dxp-entry .fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17em),1fr));gap:12px 24px;align-items:start;margin:0 0 12px}
dxp-entry .acts{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin:12px 0}
dxp-entry .chip{display:inline-block;border:1px solid #604b00;color:#604b00;border-radius:99px;font-size:.8125rem;padding:0 10px;white-space:nowrap;background:#fff}
dxp-entry .chip.ok{border-color:#197a4b;color:#197a4b}dxp-entry .chip.er{border-color:#ce0000;color:#ce0000;font-weight:700}dxp-entry .chip.same{border-color:#666;color:#4d4d4d}
dxp-entry dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));gap:8px 20px;margin:12px 0}
dxp-entry dt{font-size:.875rem;color:#4d4d4d}dxp-entry dd{margin:0;font-weight:700}
dxp-entry ul.dots{list-style:disc;padding-inline-start:1.3em}
dxp-entry summary{cursor:pointer;min-height:32px;color:#00118f;font-weight:700}
dxp-entry .drop{border:2px dashed #666;border-radius:10px;padding:16px;background:#f8f8fb}
dxp-entry .drop.over{border-color:#0017c1;background:#e8f1fe}
dxp-entry .btn.key,dxp-entry button[type=submit]{background:#0017c1;color:#fff}dxp-entry :is(.btn.key,button[type=submit]):hover{background:#00118f}
dxp-entry .btn:disabled{color:#4d4d4d;border-color:#8c8c8c;background:#f1f1f4;cursor:not-allowed}
dxp-entry .save{position:sticky;bottom:0;background:#fff;border-top:1px solid #d8d8e0;padding:10px 0;margin:0;z-index:2}
dxp-entry .sheet .entry{min-width:23em}dxp-entry .sheet .before{min-width:9em}dxp-entry .sheet tbody th{min-width:12em;font-weight:700}
dxp-entry .small{margin:0 0 6px}dxp-entry .more{display:flex;flex-wrap:wrap;gap:6px}dxp-entry .more input{flex:1 1 10em;min-width:0}
dxp-entry .sheet input::placeholder{color:#4d4d4d;opacity:1;font-style:italic}
dxp-entry .counts{margin:6px 0}dxp-entry .dxp-entry-message:empty,dxp-entry p.hint:empty{display:none}
dxp-entry .spark polyline{fill:none;stroke:#0017c1;stroke-width:2}dxp-entry .spark circle{fill:#0017c1}
dxp-entry tr.wrong{background:#fdeeee}dxp-entry tr.doubted:not(.wrong){background:#fbf5e0}dxp-entry tr.doubted p.hint{color:#604b00;font-weight:700}
dxp-entry .dxp-entry-returned.back{border-inline-start:6px solid #ce0000;padding-inline-start:14px;margin:0 0 20px}
dxp-entry section.approved{border-color:#197a4b;border-inline-start-width:6px;margin:0 0 16px}
dxp-entry .wholes ul{list-style:none;padding:0;margin:6px 0 14px}dxp-entry .wholes ul.dots{list-style:disc;padding-inline-start:1.3em}dxp-entry .wholes li{margin:6px 0}
dxp-entry .dxp-entry-due{border-inline-start:6px solid #0017c1;padding-inline-start:14px;margin:0 0 16px}dxp-entry .dxp-entry-due ul{list-style:none;padding:0;margin:0}dxp-entry .dxp-entry-due li{margin:8px 0}
dxp-entry #dxp-quarantine-list>ul{list-style:none;padding:0;margin:0}dxp-entry #dxp-quarantine-list li{border-top:1px solid #d8d8e0;padding:12px 0 4px}dxp-entry #dxp-quarantine-list .fields{background:#f8f8fb;border-radius:8px;padding:10px 14px;margin:8px 0 0}dxp-entry #dxp-quarantine-list .fields :is(input,select){width:100%}dxp-entry #dxp-quarantine-list .acts{margin:8px 0}
dxp-entry progress{vertical-align:middle}
@media (max-width:640px){dxp-entry :is(.sheet thead,.stacked thead th){position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}dxp-entry :is(.sheet,.stacked) :is(tr,th,td){display:block;border:0;padding:4px 0}dxp-entry :is(.sheet,.stacked) tr{border-bottom:2px solid #8c8c8c;padding:10px 0}dxp-entry :is(.sheet,.stacked) .n{text-align:start}dxp-entry :is(.sheet,.stacked tbody) [data-label]::before{content:attr(data-label) '　'}dxp-entry .stacked thead [data-label]::after{content:attr(data-label)}dxp-entry .stacked .chip{white-space:normal;border-radius:12px}dxp-entry .stacked [data-label] .hint{display:inline;margin-inline-start:.5em}dxp-entry .sheet .entry{min-width:0}dxp-entry section{padding:14px 12px}dxp-entry :is(th,td){padding:6px}dxp-entry .btn{white-space:normal}dxp-entry .save{position:static}}
@media (forced-colors:active){dxp-entry [aria-invalid=true]{outline:3px solid Mark}}
`;
