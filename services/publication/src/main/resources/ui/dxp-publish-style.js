// How the publishing page looks; colours after the shell.
export const STYLE = `
dxp-publish section{background:#fff;border:1px solid #d8d8e0;border-radius:12px;padding:16px 20px;margin:0 0 20px}
dxp-publish :is(h2,h3){margin:0 0 8px}dxp-publish h3{font-size:1.125rem}
dxp-publish [role=region]{overflow-x:auto;position:relative}
dxp-publish table{border-collapse:collapse;width:100%;font-size:.9375rem}
dxp-publish caption{text-align:start;font-weight:700;padding:4px 0}
dxp-publish :is(th,td){text-align:start;padding:6px 10px;border-bottom:1px solid #d8d8e0;vertical-align:top}
dxp-publish thead th{background:#f1f1f4;white-space:nowrap}
dxp-publish .nw{white-space:nowrap}dxp-publish .wide{min-width:11em}
dxp-publish .open{background:none;border:0;color:#00118f;text-decoration:underline;padding:4px 0;min-height:32px;font:inherit;font-weight:700;text-align:start;cursor:pointer;white-space:normal}
dxp-publish :is(input:not([type=checkbox]),select,textarea){font:inherit;min-height:44px;border:1px solid #666;border-radius:8px;padding:4px 10px;background:#fff;color:#1a1a1a;max-width:100%;box-sizing:border-box}
dxp-publish textarea{width:100%;min-height:6em}
dxp-publish input[type=checkbox]{width:24px;height:24px;vertical-align:middle;margin:0 6px 0 0;accent-color:#0017c1}
dxp-publish :is(label,legend){font-weight:700;display:block;margin:8px 0 2px}
dxp-publish fieldset label{font-weight:400;display:inline-block;margin:0 16px 4px 0;min-height:28px}
dxp-publish fieldset{border:1px solid #d8d8e0;border-radius:8px;padding:8px 14px 12px;margin:12px 0;min-width:0}
dxp-publish .fields{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:4px 20px}
dxp-publish .fields>.all{grid-column:1/-1}dxp-publish .fields :is(input,select){width:100%}dxp-publish .fields textarea{min-height:4.5em}
dxp-publish .err{color:#ce0000;font-weight:700;margin:2px 0}dxp-publish .err:empty{display:none}dxp-publish [aria-invalid=true]{border:2px solid #ce0000}
dxp-publish .shot{display:block;max-width:min(100%,420px);height:auto;border:1px solid #d8d8e0;border-radius:8px;margin:8px 0}
dxp-publish ol.order{list-style:none;margin:0;padding:0}dxp-publish ol.order li{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center;padding:8px 0;border-bottom:1px solid #d8d8e0}dxp-publish ol.order li>span{flex:1 1 14em;min-width:0}
dxp-publish .hint{font-size:.875rem;color:#4d4d4d;margin:2px 0}
dxp-publish .acts{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin:12px 0}
dxp-publish .chip{display:inline-block;border:1px solid #604b00;color:#604b00;border-radius:99px;font-size:.8125rem;padding:0 10px;white-space:nowrap;background:#fff}
dxp-publish .chip.ok{border-color:#197a4b;color:#197a4b}dxp-publish .chip.er{border-color:#ce0000;color:#ce0000;font-weight:700}
dxp-publish dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15em),1fr));gap:8px 20px;margin:12px 0}
dxp-publish dt{font-size:.875rem;color:#4d4d4d}dxp-publish dd{margin:0;font-weight:700;overflow-wrap:anywhere}
dxp-publish dl .whole{grid-column:1/-1}
dxp-publish .confirm{border:2px solid #0017c1;border-radius:10px;padding:12px 16px;margin:12px 0}
dxp-publish .confirm.grave{border-color:#ce0000}
dxp-publish .btn:disabled{background:#f1f1f4;border-color:#767676;color:#666;cursor:not-allowed;text-decoration:none}
dxp-publish .btn.key{background:#0017c1;color:#fff}dxp-publish .btn.key:hover{background:#00118f}
dxp-publish [role=alert]:empty{display:none}
dxp-publish ol.trail{padding-inline-start:1.4em;margin:0}
@media (max-width:640px){dxp-publish .fields{grid-template-columns:minmax(0,1fr)}dxp-publish section{padding:14px 12px}dxp-publish :is(th,td){padding:6px}dxp-publish .btn{white-space:normal}}
`;
