// The method of each KPI: composition, versions, what would be if it were changed, and how sure the index is. The DX office changes it.
const AGGREGATIONS = {
  ARITHMETIC: ['加重算術平均', 'Weighted arithmetic mean'],
  GEOMETRIC: ['加重幾何平均', 'Weighted geometric mean'],
  HARMONIC: ['加重調和平均', 'Weighted harmonic mean'],
  MEDIAN: ['中央値（重みなし）', 'Median (unweighted)'],
};
const NORMALISATIONS = {
  RATIO: ['目標との比', 'Ratio to the target'],
  DISTANCE: ['基準値からの距離', 'Distance from the baseline'],
  GOALPOSTS: ['下限と上限の間', 'Between lower and upper'],
  STAGES: ['段階の表', 'Table of stages'],
};
const FIELDS = {
  industry: ['産業・しごと', 'Industry and work'],
  living: ['暮らし・まち', 'Living and towns'],
  administration: ['行政経営', 'Administration'],
};
const DEBOUNCE_MILLISECONDS = 300;
const STYLE = `
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
@media (max-width:640px){dxp-method .panel{padding:14px 12px}dxp-method :is(th,td){padding:6px}dxp-method .wide{min-width:8em}dxp-method td input.num{width:5em}}
@media (forced-colors:active){dxp-method svg :is(.today,.axis,.goal,.range){stroke:CanvasText}dxp-method svg .preview{stroke:Highlight}dxp-method svg .grid{stroke:GrayText}dxp-method svg text{fill:CanvasText}dxp-method svg .dot-today{fill:CanvasText}dxp-method svg :is(.dot-preview,.other){fill:Canvas;stroke:CanvasText}}
`;

function node(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function drawn(name, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// A figure with every digit that was typed; a number of the browser would round them.
class Figure {
  constructor(text) { this.text = text; }
}
const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
// What is no figure goes to the service as it is, which says why it is refused.
const figure = text => {
  const tidy = `${text ?? ''}`.normalize('NFKC').replace(/[,\s]/g, '').replace(/^[▲△−]/, '-');
  return tidy === '' ? null : DECIMAL.test(tidy) ? new Figure(tidy) : tidy;
};
const numberOf = text => {
  const read = figure(text);
  return read instanceof Figure && Number.isFinite(Number(read.text)) ? Number(read.text) : null;
};
const json = value => {
  if (value instanceof Figure) return value.text;
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value).filter(([, member]) => member !== undefined).map(([key, member]) => `${JSON.stringify(key)}:${json(member)}`).join(',')}}`;
};
// Percent as a share, without the noise of a division in the browser.
const share = text => {
  const percent = numberOf(text);
  return percent === null ? figure(text) : new Figure(`${Number((percent / 100).toPrecision(12))}`);
};
// Half up to one decimal, as everywhere on the platform; beyond nine decimals is the noise of binary numbers.
const rounded = number => Math.sign(number) * Math.round(Number((Math.abs(number) * 10).toFixed(8))) / 10 || 0;
const one = number => (number === null || number === undefined ? '–' : rounded(number).toFixed(1));
// Between the figures that are shown, so that a reader can check it.
const difference = (from, to) => (from === null || from === undefined || to === null || to === undefined ? null : Number((rounded(to) - rounded(from)).toFixed(1)));
const signed = points => (points === null ? '–' : points === 0 ? '±0.0' : `${points > 0 ? '＋' : '－'}${Math.abs(points).toFixed(1)}`);
const textOrNull = text => (text ?? '').trim() || null;

class DxpMethod extends HTMLElement {
  locale = 'ja';
  #kpis = [];
  #indicators = {};
  #writable = false;
  #kpi = null;
  #scores = [];
  #trial = null;
  #asked = null;
  #waiting = 0;
  #observer = null;

  connectedCallback() {
    this.#load(null);
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting);
    this.#asked?.abort();
    this.#observer?.disconnect();
  }

  #say(ja, en) {
    return this.locale === 'en' ? en : ja;
  }

  #word(pair, key) {
    return pair ? this.#say(pair[0], pair[1]) : key ?? '–';
  }

  #text(localized) {
    return (this.locale === 'en' ? localized?.en : null) ?? localized?.ja ?? '';
  }

  #told(message) {
    return message?.split(' / ')[this.locale === 'en' ? 1 : 0] ?? message ?? '';
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #name(code) {
    return this.#indicators[code] ? this.#text(this.#indicators[code]) : '';
  }

  #period(text) {
    const quarter = /^FY(\d+)-Q(\d)$/.exec(text ?? '');
    return quarter && this.locale !== 'en' ? `${quarter[1]}年度 第${quarter[2]}四半期` : text ?? '–';
  }

  async #read(address, request = {}) {
    const answer = await fetch(address, { ...request, headers: { Accept: 'application/json', ...request.headers } });
    const body = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(this.#told(body.title) || `${answer.status}`), { problem: body });
    return body;
  }

  #sending(method, body) {
    return { method, body: json(body), headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]')?.content ?? '' } };
  }

  #failed(said, reason, again) {
    return node('div', {}, node('p', { role: 'alert' }, `${said} (${reason.message})`),
      node('button', { class: 'btn', type: 'button', onclick: again }, this.#say('もう一度試す', 'Try again')));
  }

  async #load(code) {
    this.setAttribute('aria-busy', 'true');
    try {
      const { kpis, writable, indicators } = await this.#read('/api/kpis');
      this.#kpis = kpis;
      this.#writable = writable;
      this.#indicators = indicators;
      if (kpis.length === 0) {
        this.replaceChildren(node('style', {}, STYLE), node('p', { role: 'status' }, this.#say('KPIがまだ登録されていません。', 'No KPI is defined yet.')));
        return;
      }
      this.#kpi = kpis.find(each => each.code === code) ?? kpis[0];
      this.#scores = (await this.#read(`/api/kpis/${encodeURIComponent(this.#kpi.code)}/scores?granularity=quarter`)).scores;
      this.#draw();
    } catch (reason) {
      this.replaceChildren(this.#failed(this.#say('読み込めませんでした。', 'Could not be loaded.'), reason, () => this.#load(code)));
      this.#tell('dxp:error', { message: this.#say('読み込めませんでした。', 'Could not be loaded.') });
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  // Whether there is input that would be lost.
  #mark(dirty) {
    this.dirty = dirty;
    this.#tell('dxp:dirty', { dirty });
  }

  #table(label, caption, heads, rows, tall = false) {
    return node('div', { class: tall ? 'scroll tall' : 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
      node('table', {}, caption ? node('caption', {}, caption) : null,
        node('thead', {}, node('tr', {}, ...heads.map(([ja, en, kind]) => node('th', { scope: 'col', class: kind }, this.#say(ja, en))))),
        node('tbody', {}, ...rows)));
  }

  #draw() {
    this.#observer?.disconnect();
    document.title = document.title.replace(/^[（(][^）)]*[）)] /, '');
    const select = node('select', { id: 'dxp-method-kpi' }, ...this.#kpis.map(each =>
      node('option', { value: each.code, selected: each.code === this.#kpi.code }, `${each.code} ${this.#text(each.name)}`)));
    select.addEventListener('change', () => {
      if (this.dirty && !window.confirm(this.#say('保存していない変更があります。破棄して切り替えますか。', 'There are unsaved changes. Discard them and switch?'))) {
        select.value = this.#kpi.code;
        return;
      }
      this.#mark(false);
      this.#load(select.value);
    });
    this.replaceChildren(
      node('style', {}, STYLE),
      node('p', {}, node('label', { for: 'dxp-method-kpi' }, 'KPI '), select),
      node('h2', { id: 'dxp-method-title', tabindex: '-1' }, `${this.#kpi.code} ${this.#text(this.#kpi.name)}`),
      this.#composition(),
      node('div', { id: 'dxp-method-edit' }),
      this.#whatIf(),
      this.#sensitivity(),
      this.#versions());
  }

  #panel(id, ja, en, ...content) {
    return node('section', { class: 'panel', id: `dxp-method-${id}`, 'aria-labelledby': `dxp-method-${id}-title` },
      node('h3', { id: `dxp-method-${id}-title`, tabindex: '-1' }, this.#say(ja, en)), ...content);
  }

  // ---- Composition ----

  #latest() {
    return this.#scores.findLast(score => score.index !== null) ?? this.#scores.at(-1) ?? null;
  }

  // What the unit of an indicator is called, beside a figure of 1 as of one; one without English keeps its name.
  #unit(known, figure) {
    return this.#say(known?.unit, (figure === '1' && known?.unitOne) || known?.unitName?.en || known?.unit) ?? '';
  }

  // Shares in percent; only the proportions of the weights count. With the median no weight does.
  #shares(components) {
    const sum = components.reduce((all, each) => all + Number(each.weight), 0);
    return new Map(components.map(each => [each.indicator, sum > 0 ? Number(each.weight) / sum * 100 : null]));
  }

  #composition() {
    const score = this.#latest();
    const parts = new Map((score?.components ?? []).map(part => [part.indicator, part]));
    const shares = this.#shares(this.#kpi.components);
    const rows = this.#kpi.components.map(({ indicator, weight }) => {
      const part = parts.get(indicator) ?? {};
      const known = this.#indicators[indicator];
      return node('tr', {},
        node('th', { scope: 'row' }, indicator),
        node('td', { class: 'wide' }, this.#name(indicator) || '–', known?.reference ? this.#say('（参考値）', ' (reference)') : ''),
        node('td', { class: 'n' }, `${weight}`), node('td', { class: 'n' }, `${one(shares.get(indicator))}％`),
        node('td', { class: 'n' }, part.value === null || part.value === undefined ? part.stage ?? '–' : `${part.value} ${this.#unit(known, `${part.value}`)}`),
        node('td', { class: 'n' }, one(part.achievement)), node('td', { class: 'n' }, one(part.score)),
        node('td', { class: 'wide' }, part.notScoredLabel ? this.#text(part.notScoredLabel) : ''));
    });
    const shown = !score ? this.#say('指数はまだありません', 'no index yet')
      : `${this.#period(score.period)} ${this.#say('指数', 'index')} ${score.index === null ? `– ${this.#text(score.notScoredLabel)}` : one(score.index)}`;
    return this.#panel('composition', '算出方法', 'Method',
      this.#table(this.#say('構成', 'Composition'), shown,
        [['指標', 'Indicator'], ['名称', 'Name'], ['重み', 'Weight', 'n'], ['構成比', 'Share', 'n'], ['値', 'Value', 'n'], ['達成度', 'Achievement', 'n'], ['得点', 'Score', 'n'], ['得点のない理由', 'Not scored because']], rows),
      this.#facts(this.#kpi),
      this.#writable ? node('p', {}, node('button', { class: 'btn', type: 'button', id: 'dxp-method-change', onclick: () => this.#edit(this.#kpi) }, this.#say('算出方法を変更する', 'Change the method')))
        : node('p', { class: 'small' }, this.#say('算出方法は、DX推進課（事務局）が変更します。', 'The DX office changes the method.')));
  }

  #limit(value) {
    return value === null || value === undefined ? this.#say('なし', 'none') : `${value}`;
  }

  #validity(version) {
    return version.validTo ? `${version.validFrom} – ${version.validTo}` : this.#say(`${version.validFrom} 以降`, `from ${version.validFrom}`);
  }

  #months(count) {
    return this.#say(`${count}か月`, `${count} months`);
  }

  // What a version says beside its composition: in the same words here, in the form and in differences.
  #settings(version) {
    return [
      [this.#say('名称', 'Name'), [version.name.ja, version.name.en].filter(Boolean).join(' / ')],
      [this.#say('分野', 'Field'), this.#word(FIELDS[version.field], version.field)],
      [this.#say('集計', 'Aggregation'), this.#word(AGGREGATIONS[version.aggregation], version.aggregation)],
      [this.#say('得点の上限', 'Cap'), this.#limit(version.cap)],
      [this.#say('得点の下限', 'Floor'), this.#limit(version.floor)],
      [this.#say('算定率の下限', 'Minimum coverage'), `${one(Number(version.minimumCoverage) * 100)}％`],
      [this.#say('値を繰り越す期間', 'Values are carried forward for'), this.#months(version.maxAgeMonths)],
      [this.#say('有効期間', 'Valid'), this.#validity(version)],
    ];
  }

  #facts(version) {
    return node('dl', {}, ...[...this.#settings(version).slice(1), [this.#say('版', 'Version'), `${version.version}`]].map(([term, said]) =>
      node('div', {}, node('dt', {}, term), node('dd', {}, said))));
  }

  // ---- Versions ----

  // What the newer version changed, in words.
  #changes(older, newer) {
    const before = new Map(older.components.map(each => [each.indicator, each.weight]));
    const after = new Map(newer.components.map(each => [each.indicator, each.weight]));
    const was = this.#shares(older.components);
    const is = this.#shares(newer.components);
    const label = code => `${code} ${this.#name(code)}`.trim();
    const said = [];
    for (const [code, weight] of after) {
      if (!before.has(code)) said.push(this.#say(`${label(code)} を加えた（重み ${weight}、構成比 ${one(is.get(code))}％）`, `${label(code)} added (weight ${weight}, share ${one(is.get(code))} %)`));
    }
    for (const code of before.keys()) {
      if (!after.has(code)) said.push(this.#say(`${label(code)} を外した（構成比 ${one(was.get(code))}％ だった）`, `${label(code)} removed (its share was ${one(was.get(code))} %)`));
    }
    for (const [code, weight] of after) {
      if (before.has(code) && Number(before.get(code)) === Number(weight) && one(was.get(code)) !== one(is.get(code))) {
        said.push(this.#say(`${label(code)} の構成比 ${one(was.get(code))}％ → ${one(is.get(code))}％（重みは同じ ${weight}）`, `${label(code)}: share ${one(was.get(code))} % → ${one(is.get(code))} % (weight still ${weight})`));
      } else if (before.has(code) && Number(before.get(code)) !== Number(weight)) {
        said.push(this.#say(`${label(code)} の重み ${before.get(code)} → ${weight}（構成比 ${one(was.get(code))}％ → ${one(is.get(code))}％）`,
          `${label(code)}: weight ${before.get(code)} → ${weight} (share ${one(was.get(code))} % → ${one(is.get(code))} %)`));
      }
    }
    const settings = this.#settings(newer);
    this.#settings(older).forEach(([term, old], at) => {
      if (old !== settings[at][1]) said.push(`${term}: ${old} → ${settings[at][1]}`);
    });
    return said;
  }

  #changeList(older, newer) {
    const said = older ? this.#changes(older, newer) : [this.#say('最初の版', 'First version')];
    return said.length === 0 ? node('span', {}, this.#say('違いはありません', 'No difference')) : node('ul', { class: 'dots' }, ...said.map(each => node('li', {}, each)));
  }

  // A change for years that are behind computes their indexes anew: whoever means to change course says so by the year.
  #again(from) {
    const [year, month] = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }).split('-').map(Number);
    const now = `FY${month < 4 ? year - 1 : year}`;
    return /^FY\d{4}$/.test(from) && from < now
      ? node('p', { class: 'again' }, this.#say(`⚠ ${from} からの指数をこの方法で計算し直します（今の値は改訂の履歴に残ります）。前の年度の指数を変えないときは、有効期間の始まりを ${now} 以降にしてください。`,
        `⚠ The indexes from ${from} on are computed anew by this method (those of today stay in the history of revisions). To leave earlier years as they are, let it be valid from ${now} or later.`))
      : null;
  }

  #instant(text) {
    return new Date(text).toLocaleString(this.locale === 'en' ? 'en-GB' : 'ja-JP', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  }

  #versions() {
    const versions = this.#kpi.versions;
    const rows = [...versions].reverse().map(version => {
      const older = versions.find(each => each.version === version.version - 1);
      return node('tr', {}, node('th', { scope: 'row', class: 'n' }, `${version.version}`), node('td', {}, this.#validity(version)), node('td', {}, this.#instant(version.changedAt)),
        node('td', {}, version.changedBy), node('td', { class: 'wide' }, version.reason ?? this.#say('（記載なし）', '(none given)')), node('td', { class: 'wide' }, this.#changeList(older, version)));
    });
    const content = [this.#table(this.#say('版の一覧', 'Versions'), null,
      [['版', 'Version', 'n'], ['有効期間', 'Valid'], ['変更日時', 'Changed'], ['変更者', 'By'], ['理由', 'Reason'], ['前の版との違い', 'Changed from the version before']], rows)];
    if (versions.length > 1) {
      const outcome = node('div', { 'aria-live': 'polite' });
      const pick = (id, chosen) => node('select', { id, onchange: () => compare() }, ...versions.map(each => node('option', { value: each.version, selected: each === chosen }, this.#say(`第${each.version}版`, `Version ${each.version}`))));
      const from = pick('dxp-method-from', versions[0]);
      const to = pick('dxp-method-to', versions.at(-1));
      const compare = () => outcome.replaceChildren(this.#changeList(versions[from.selectedIndex], versions[to.selectedIndex]));
      compare();
      content.push(node('h4', { style: 'margin-top:16px' }, this.#say('2つの版を比べる', 'Compare two versions')),
        node('p', {}, node('label', { for: 'dxp-method-from' }, this.#say('もとの版 ', 'From ')), from, ' ', node('label', { for: 'dxp-method-to' }, this.#say('比べる版 ', 'to ')), to), outcome);
    }
    return this.#panel('versions', '版の履歴', 'Versions', ...content);
  }

  // ---- Form of the office ----

  // @param start the version that the form begins with: the newest one, or what was tried in the preview
  #edit(start) {
    const place = this.querySelector('#dxp-method-edit');
    const kpi = this.#kpi;
    const faults = node('div', { id: 'dxp-method-faults', tabindex: '-1' });
    const field = (pointer, ja, en, input, hint, more) => {
      const id = `dxp-method${pointer.replaceAll('/', '-')}`;
      input.id = id;
      input.name = pointer;
      input.dataset.pointer = pointer;
      if (hint) input.setAttribute('aria-describedby', `${id}-hint`);
      return node('div', {}, node('label', { for: id }, this.#say(ja, en), hint ? node('span', { class: 'hint', id: `${id}-hint` }, hint) : null), input, more ?? null, node('span', { class: 'fault', id: `${id}-fault` }));
    };
    const line = (value, more = {}) => node('input', { value: value ?? '', autocomplete: 'off', ...more });
    const pick = (entries, chosen) => node('select', {}, ...Object.entries(entries).map(([key, pair]) => node('option', { value: key, selected: key === chosen }, this.#word(pair))));
    const limit = (pointer, ja, en, value) => {
      const none = node('input', { type: 'checkbox', name: `${pointer}/none`, id: `dxp-method${pointer.replaceAll('/', '-')}-none`, checked: value === null || value === undefined });
      const input = line(value ?? '', { class: 'num', inputmode: 'decimal', disabled: none.checked });
      none.addEventListener('change', () => { input.disabled = none.checked; });
      return field(pointer, ja, en, input, null, node('label', { style: 'font-weight:400;margin-inline-start:10px' }, none, this.#say('なし', 'none')));
    };
    let components = start.components.map(each => ({ indicator: each.indicator, weight: `${each.weight}` }));
    const composition = node('div');
    const changed = node('div', { 'aria-live': 'polite' });
    const show = focused => {
      const shares = this.#shares(components.map(each => ({ indicator: each.indicator, weight: numberOf(each.weight) ?? 0 })));
      const rows = components.map((each, at) => {
        const id = `dxp-method-components-${at}`;
        const weight = line(each.weight, { class: 'num', inputmode: 'decimal', id, 'aria-label': this.#say(`${each.indicator} の重み`, `Weight of ${each.indicator}`) });
        weight.dataset.pointer = `/components/${at}`;
        weight.addEventListener('input', () => {
          each.weight = weight.value;
          const now = this.#shares(components.map(other => ({ indicator: other.indicator, weight: numberOf(other.weight) ?? 0 })));
          composition.querySelectorAll('[data-share]').forEach(cell => { cell.textContent = `${one(now.get(cell.dataset.share))}％`; });
        });
        const remove = node('button', { class: 'btn sm', type: 'button', 'aria-label': this.#say(`${each.indicator} を外す`, `Remove ${each.indicator}`), onclick: () => {
          components = components.filter(other => other !== each);
          show('#dxp-method-add');
          update();
        } }, this.#say('外す', 'Remove'));
        return node('tr', {}, node('th', { scope: 'row' }, each.indicator), node('td', { class: 'wide' }, this.#name(each.indicator), this.#indicators[each.indicator]?.reference ? this.#say('（参考値：指数には入りません）', ' (reference: does not enter the index)') : ''),
          node('td', { class: 'n' }, weight, node('span', { class: 'fault', id: `${id}-fault`, style: 'white-space:normal' })), node('td', { class: 'n', 'data-share': each.indicator }, `${one(shares.get(each.indicator))}％`), node('td', {}, remove));
      });
      const others = Object.keys(this.#indicators).filter(code => !components.some(each => each.indicator === code));
      const more = node('select', { id: 'dxp-method-add' }, ...others.map(code => node('option', { value: code }, `${code} ${this.#name(code)}`)));
      const add = node('button', { class: 'btn', type: 'button', disabled: others.length === 0, onclick: () => {
        components = [...components, { indicator: more.value, weight: '1' }];
        show(`#dxp-method-components-${components.length - 1}`);
        update();
      } }, this.#say('加える', 'Add'));
      composition.replaceChildren(
        this.#table(this.#say('構成の変更', 'Change the composition'), this.#say('構成と重み（比だけが意味をもちます）', 'Composition and weights (only their proportions count)'),
          [['指標', 'Indicator'], ['名称', 'Name'], ['重み', 'Weight', 'n'], ['構成比', 'Share', 'n'], ['操作', 'Action']], rows),
        node('span', { class: 'fault', id: 'dxp-method-components-fault' }),
        node('p', { class: 'acts' }, node('label', { for: 'dxp-method-add' }, this.#say('指標を加える', 'Add an indicator')), more, add));
      more.dataset.pointer = '/components';
      if (focused) composition.querySelector(focused)?.focus();
    };
    const reason = node('textarea', { rows: '2', required: true, maxlength: '500' });
    const form = node('form', { novalidate: true });
    const draft = () => {
      const data = new FormData(form);
      return {
        field: data.get('/field'), name: { ja: textOrNull(data.get('/name/ja')) ?? undefined, en: textOrNull(data.get('/name/en')) },
        components: components.map(each => ({ indicator: each.indicator, weight: figure(each.weight) ?? '' })),
        aggregation: data.get('/aggregation'),
        cap: data.get('/cap/none') === null ? figure(data.get('/cap')) ?? '' : null,
        floor: data.get('/floor/none') === null ? figure(data.get('/floor')) ?? '' : null,
        minimumCoverage: share(data.get('/minimumCoverage')) ?? '', maxAgeMonths: figure(data.get('/maxAgeMonths')) ?? '',
        validFrom: textOrNull(data.get('/validFrom')) ?? undefined, validTo: textOrNull(data.get('/validTo')), reason: textOrNull(data.get('/reason')),
        version: kpi.version,
      };
    };
    // The draft as a version, as far as it can be read, to be told beside the newest one.
    const plain = value => (value instanceof Figure ? value.text : value);
    const update = () => {
      const now = draft();
      const version = { ...now, name: { ja: now.name.ja ?? '', en: now.name.en }, components: now.components.map(each => ({ indicator: each.indicator, weight: plain(each.weight) })),
        cap: plain(now.cap), floor: plain(now.floor), minimumCoverage: plain(now.minimumCoverage), maxAgeMonths: plain(now.maxAgeMonths), validFrom: now.validFrom ?? '' };
      changed.replaceChildren(node('h4', {}, this.#say(`第${kpi.version}版からの変更点`, `Changed from version ${kpi.version}`)), this.#changeList(kpi, version), this.#again(version.validFrom) ?? '');
    };
    const heading = node('h3', { id: 'dxp-method-form-title', tabindex: '-1' }, this.#say(`${kpi.code} の算出方法を変更する（第${kpi.version + 1}版）`, `Change the method of ${kpi.code} (version ${kpi.version + 1})`));
    const cancel = node('button', { class: 'btn', type: 'button', onclick: () => {
      place.replaceChildren();
      document.title = document.title.replace(/^[（(][^）)]*[）)] /, '');
      this.#mark(false);
      this.querySelector('#dxp-method-change')?.focus();
    } }, this.#say('やめる', 'Cancel'));
    form.append(faults, composition,
      node('div', { class: 'fields' },
        field('/name/ja', '名称・日本語（必須）', 'Name, Japanese (required)', line(start.name.ja)),
        field('/name/en', '名称・英語', 'Name, English', line(start.name.en)),
        field('/field', '分野', 'Field', pick(FIELDS, start.field)),
        field('/aggregation', '集計', 'Aggregation', pick(AGGREGATIONS, start.aggregation)),
        limit('/cap', '得点の上限', 'Cap of a score', start.cap),
        limit('/floor', '得点の下限', 'Floor of a score', start.floor),
        field('/minimumCoverage', '算定率の下限（％）', 'Minimum coverage (%)', line(`${Number((Number(start.minimumCoverage) * 100).toPrecision(12))}`, { class: 'num', inputmode: 'decimal' }), this.#say('これを下回ると指数を出しません', 'Below it there is no index')),
        field('/maxAgeMonths', '値を繰り越す月数', 'Months a value is carried forward', line(`${start.maxAgeMonths}`, { class: 'num', inputmode: 'numeric' })),
        field('/validFrom', '有効期間の始まり（必須）', 'Valid from (required)', line(start.validFrom), this.#say('年度。例：FY2026。同じ年度なら前の版と入れ替わり、あとの年度なら前の年度の指数は変わりません', 'A fiscal year such as FY2026. The same year replaces the version before; a later year leaves the years before as they are')),
        field('/validTo', '有効期間の終わり', 'Valid to', line(start.validTo), this.#say('空欄は期限なし', 'Empty: open'))),
      field('/reason', '変更の理由（必須）', 'Reason for the change (required)', reason, this.#say('委員会と公開ページで説明できるように書いてください', 'As it can be told to the committee')),
      node('div', { style: 'margin:12px 0' }, changed),
      node('p', { class: 'acts' }, node('button', { class: 'btn', type: 'submit', id: 'dxp-method-save' }, this.#say('新しい版として保存する', 'Save as a new version')), cancel));
    form.addEventListener('input', () => { this.#mark(true); update(); });
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#send(form, faults, draft());
    });
    place.replaceChildren(node('section', { class: 'panel', 'aria-labelledby': 'dxp-method-form-title' }, heading, form));
    show();
    update();
    if (start !== kpi) this.#mark(true);
    heading.focus();
  }

  async #send(form, faults, draft) {
    if (!draft.reason) {
      this.#blame(form, faults, { title: '変更の理由を書いてください / Please give a reason', errors: [{ pointer: '/reason', message: '変更の理由がありません / there is no reason' }] });
      return;
    }
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
      await this.#read(`/api/kpis/${encodeURIComponent(this.#kpi.code)}`, this.#sending('PUT', draft));
      this.#mark(false);
      this.#tell('dxp:submitted', { message: this.#say('新しい版を保存しました。指数を計算し直しています。', 'Saved as a new version. Indexes are being computed again.') });
      await this.#load(this.#kpi.code);
      this.querySelector('#dxp-method-title')?.focus();
    } catch (reason) {
      const theirs = reason.problem?.status === 409 ? await this.#read(`/api/kpis/${encodeURIComponent(this.#kpi.code)}`).catch(() => null) : null;
      if (theirs && theirs.version !== draft.version) {
        this.#overtaken(form, faults, theirs);
        return;
      }
      this.#blame(form, faults, reason.problem ?? { title: `送信できませんでした / Could not be sent (${reason.message})` });
      this.#tell('dxp:error', { message: this.#told(reason.problem?.title) || this.#say('送信できませんでした', 'Could not be sent') });
    } finally {
      button.disabled = false;
    }
  }

  // Somebody else was faster: who, and what they changed. The input stays until the newest version is asked for.
  #overtaken(form, faults, theirs) {
    this.#blame(form, faults, { title: `保存していません。ほかの人が先に第${theirs.version}版を保存しました。 / Not saved: somebody else saved version ${theirs.version} first.` });
    faults.append(
      node('p', {}, this.#say(`${this.#instant(theirs.changedAt)}、${theirs.changedBy}。理由：${theirs.reason ?? '（記載なし）'}`, `${this.#instant(theirs.changedAt)}, ${theirs.changedBy}. Reason: ${theirs.reason ?? '(none given)'}`)),
      node('h4', {}, this.#say(`第${this.#kpi.version}版からほかの人が変えたところ`, `What they changed since version ${this.#kpi.version}`)), this.#changeList(this.#kpi, theirs),
      node('p', {}, this.#say('入力はまだ残っています。必要なところを控えてから、最新の版を読み込んでください。', 'Your input is still here. Note what you need of it, then load the newest version.')),
      node('p', { class: 'acts' }, node('button', { class: 'btn', type: 'button', id: 'dxp-method-reload', onclick: async () => {
        this.#mark(false);
        await this.#load(theirs.code);
        if (this.querySelector('#dxp-method-edit')) this.#edit(this.#kpi);
      } }, this.#say('最新の版を読み込む（入力は破棄）', 'Load the newest version (discards the input)'))));
    this.#tell('dxp:error', { message: this.#say('ほかの人が先に変更していたため、保存していません', 'Not saved: somebody else changed it first') });
  }

  // Says each fault at its field and all of them above the form, with links; goes to the first.
  #blame(form, faults, problem) {
    form.querySelectorAll('[aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
    form.querySelectorAll('.fault').forEach(said => said.replaceChildren());
    const inputs = [...form.querySelectorAll('[data-pointer]')];
    const found = (problem.errors ?? []).map(fault => {
      const input = inputs.find(each => each.dataset.pointer === fault.pointer)
        ?? inputs.filter(each => fault.pointer.startsWith(`${each.dataset.pointer}/`)).sort((a, b) => b.dataset.pointer.length - a.dataset.pointer.length)[0]
        ?? inputs.find(each => fault.pointer && each.dataset.pointer.startsWith(`${fault.pointer}/`));
      const said = `${this.#told(fault.message)}${fault.value ? this.#say(`（入力：${fault.value}）`, ` (given: ${fault.value})`) : ''}${fault.expected ? ` [${this.#told(fault.expected)}]` : ''}`;
      if (input) {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', [...new Set([...(input.getAttribute('aria-describedby') ?? '').split(' '), `${input.id}-fault`])].filter(Boolean).join(' '));
        form.querySelector(`[id="${input.id}-fault"]`)?.append(node('span', { style: 'display:block' }, `⚠ ${said}`));
      }
      return { input, said };
    });
    faults.className = 'faults';
    faults.setAttribute('role', 'alert');
    faults.replaceChildren(node('p', {}, node('b', {}, `⚠ ${this.#told(problem.title)}`), found.length === 0 && problem.detail ? ` ${problem.detail}` : ''),
      node('ul', { class: 'dots' }, ...found.map(({ input, said }) => node('li', {}, input
        ? node('a', { href: `#${input.id}`, onclick: event => { event.preventDefault(); input.focus(); } }, said) : said))));
    document.title = `${this.#say(`（誤り${found.length || 1}件）`, `(${found.length || 1} errors)`)} ${document.title.replace(/^[（(][^）)]*[）)] /, '')}`;
    (inputs.find(each => each.getAttribute('aria-invalid') === 'true') ?? faults).focus();
  }

  // ---- What-if ----

  // What is tried out, beside what is in force.
  #fresh() {
    return { weights: new Map(), targets: new Map(), values: new Map(), add: new Map(), remove: new Set(), aggregation: null, cap: undefined, period: this.#latest()?.period ?? null };
  }

  #whatIf() {
    this.#trial = this.#fresh();
    const controls = node('div', { id: 'dxp-method-controls' });
    const outcome = node('div', { id: 'dxp-method-preview' });
    const status = node('p', { role: 'status', 'aria-live': 'polite' });
    const faults = node('div');
    const reset = node('button', { class: 'btn', type: 'button', id: 'dxp-method-reset', onclick: () => {
      this.#trial = this.#fresh();
      this.#controls(controls);
      this.#try();
    } }, this.#say('元に戻す', 'Reset'));
    const take = this.#writable ? node('button', { class: 'btn', type: 'button', id: 'dxp-method-take', onclick: () => this.#edit(this.#tried()) }, this.#say('この内容で新しい版をつくる', 'Take this over into a new version')) : null;
    this.#controls(controls);
    const panel = this.#panel('whatif', '試算（もし変えたら）', 'What if',
      node('p', {}, node('b', {}, this.#say('ここでの変更は何も保存されません。', 'Nothing is stored here. ')), this.#say('重みや目標を動かすと、現在の指数と試算を並べて示します。', 'Move weights and targets to see the index that would be, beside today’s.')),
      controls, node('p', { class: 'acts' }, reset, take), faults, status, outcome);
    this.#asked?.abort();
    this.#try(panel);
    return panel;
  }

  // The tried composition and method as a version for the form. Targets and values are no part of a KPI's definition.
  #tried() {
    const trial = this.#trial;
    const kept = this.#kpi.components.filter(each => !trial.remove.has(each.indicator)).map(each => ({ indicator: each.indicator, weight: trial.weights.get(each.indicator) ?? `${each.weight}` }));
    const added = [...trial.add].map(([indicator, weight]) => ({ indicator, weight }));
    return { ...this.#kpi, components: [...kept, ...added], aggregation: trial.aggregation ?? this.#kpi.aggregation, cap: trial.cap === undefined ? this.#kpi.cap : trial.cap };
  }

  // A slider with the number that it stands for; both say the same.
  #knob(id, label, value, { lowest, highest, step, unit, pointer }, heard) {
    const number = node('input', { class: 'num', inputmode: 'decimal', id: `${id}-number`, value: value ?? '', autocomplete: 'off', 'aria-label': `${label}${this.#say('（数値）', ' (number)')}` });
    number.dataset.pointer = pointer;
    const slider = node('input', { type: 'range', id, min: lowest, max: highest, step, value: value ?? lowest });
    const speak = () => slider.setAttribute('aria-valuetext', `${number.value} ${unit ?? ''}`.trim());
    slider.addEventListener('input', () => { number.value = slider.value; speak(); heard(number.value); });
    number.addEventListener('input', () => { if (numberOf(number.value) !== null) slider.value = numberOf(number.value); speak(); heard(number.value); });
    speak();
    return node('div', { class: 'knob' }, node('label', { for: id }, label), slider, node('span', {}, number, unit ? ` ${unit}` : ''), node('span', { class: 'fault', id: `${id}-number-fault` }));
  }

  #components() {
    return [...this.#kpi.components.map(each => each.indicator), ...this.#trial.add.keys()];
  }

  #target(code) {
    const known = this.#indicators[code];
    const inForce = this.#latest()?.components.find(part => part.indicator === code)?.target;
    const last = known?.targets?.findLast(each => each.value !== null && each.value !== undefined)?.value;
    return inForce ?? last ?? null;
  }

  #controls(place) {
    const trial = this.#trial;
    const weightOf = code => trial.weights.get(code) ?? trial.add.get(code) ?? `${this.#kpi.components.find(each => each.indicator === code)?.weight ?? 1}`;
    const highestWeight = Math.max(5, ...this.#components().map(code => 2 * (numberOf(weightOf(code)) ?? 0)));
    const shareCells = new Map();
    const shares = () => {
      const now = this.#shares(this.#components().filter(code => !trial.remove.has(code)).map(code => ({ indicator: code, weight: numberOf(weightOf(code)) ?? 0 })));
      shareCells.forEach((cell, code) => { cell.textContent = this.#say('構成比 ', 'share ') + (trial.remove.has(code) ? '–' : `${one(now.get(code))}％`); });
    };
    const changed = () => { shares(); this.#try(); };
    const boxes = this.#components().map(code => {
      const known = this.#indicators[code];
      const cell = node('span', { class: 'hint', style: 'display:inline' });
      shareCells.set(code, cell);
      const id = `dxp-method-try-${code}`;
      const weight = this.#knob(`${id}-weight`, this.#say(`${code} の重み`, `Weight of ${code}`), weightOf(code),
        { lowest: 0.1, highest: highestWeight, step: 0.1, pointer: trial.add.has(code) ? `/add/${[...trial.add.keys()].indexOf(code)}` : `/weights/${code}` }, text => {
          if (trial.add.has(code)) trial.add.set(code, text); else trial.weights.set(code, text);
          changed();
        });
      const today = this.#target(code);
      const measured = ['RATIO', 'DISTANCE', undefined].includes(known?.normalisation);
      const size = Math.abs(Number(today ?? 0)) || 100;
      const baseline = Number(known?.baseline?.value ?? 0);
      const step = 10 ** Math.floor(Math.log10(size / 50));
      const target = measured && today !== null ? this.#knob(`${id}-target`, this.#say(`${code} の目標`, `Target of ${code}`), trial.targets.get(code) ?? `${today}`,
        { lowest: Number(Math.min(step, baseline).toPrecision(6)), highest: Number((2 * Math.max(size, baseline)).toPrecision(6)), step: Number(step.toPrecision(3)), unit: this.#unit(known), pointer: `/targets/${code}` }, text => {
          if (textOrNull(text) === null) trial.targets.delete(code); else trial.targets.set(code, text);
          changed();
        }) : node('p', { class: 'small' }, measured ? this.#say('数値の目標がない参考値です。指数には入りません。', 'A reference without a numeric target: it does not enter the index.') : this.#say(`${this.#word(NORMALISATIONS[known.normalisation])}で測るため、目標はありません。`, `Measured by ${this.#word(NORMALISATIONS[known.normalisation]).toLowerCase()}: there is no target.`));
      const value = node('input', { class: 'num', inputmode: 'decimal', id: `${id}-value`, value: trial.values.get(code) ?? '', autocomplete: 'off' });
      value.dataset.pointer = `/values/${code}`;
      value.addEventListener('input', () => {
        if (textOrNull(value.value) === null) trial.values.delete(code); else trial.values.set(code, value.value);
        changed();
      });
      const out = node('input', { type: 'checkbox', id: `${id}-out`, checked: trial.remove.has(code) });
      out.addEventListener('change', () => {
        if (trial.add.has(code)) { trial.add.delete(code); this.#controls(place); } else if (out.checked) trial.remove.add(code); else trial.remove.delete(code);
        changed();
        this.querySelector(`[id="${id}-out"]`)?.focus();
      });
      return node('fieldset', {}, node('legend', {}, `${code} ${this.#name(code)} `, cell), weight, target,
        node('div', { class: 'knob' }, node('label', { for: `${id}-value`, style: 'grid-column:1' }, this.#say(`${code} の仮の値`, `Value of ${code} to suppose`)), node('span', {}, value, this.#unit(known) ? ` ${this.#unit(known)}` : ''), node('span', { class: 'fault', id: `${id}-value-fault` })),
        node('label', { style: 'font-weight:400' }, out, trial.add.has(code) ? this.#say(`加えた ${code} を取り消す`, `Do not add ${code}`) : this.#say(`${code} を外して計算する`, `Compute without ${code}`)));
    });
    const others = Object.keys(this.#indicators).filter(code => !this.#components().includes(code));
    const more = node('select', { id: 'dxp-method-try-add' }, ...others.map(code => node('option', { value: code }, `${code} ${this.#name(code)}`)));
    const add = node('button', { class: 'btn', type: 'button', id: 'dxp-method-try-add-button', disabled: others.length === 0, onclick: () => {
      const code = more.value;
      trial.add.set(code, '1');
      this.#controls(place);
      this.#try();
      this.querySelector(`[id="dxp-method-try-${code}-weight"]`)?.focus();
    } }, this.#say('加えて計算する', 'Compute with it'));
    const aggregation = node('select', { id: 'dxp-method-try-aggregation', onchange: () => { trial.aggregation = aggregation.value; changed(); } },
      ...Object.entries(AGGREGATIONS).map(([key, pair]) => node('option', { value: key, selected: key === (trial.aggregation ?? this.#kpi.aggregation) }, this.#word(pair))));
    const cap = trial.cap === undefined ? this.#kpi.cap : trial.cap;
    const none = node('input', { type: 'checkbox', id: 'dxp-method-try-cap-none', checked: cap === null || cap === undefined });
    const knob = this.#knob('dxp-method-try-cap', this.#say('得点の上限', 'Cap of a score'), cap ?? '100', { lowest: 50, highest: 200, step: 5, pointer: '/cap' }, text => { trial.cap = text; none.checked = false; changed(); });
    none.addEventListener('change', () => { trial.cap = none.checked ? null : knob.querySelector('.num').value; changed(); });
    const period = node('select', { id: 'dxp-method-try-period', onchange: () => { trial.period = period.value; if (trial.values.size > 0) changed(); } },
      ...this.#scores.map(score => node('option', { value: score.period, selected: score.period === trial.period }, this.#period(score.period))).reverse());
    place.replaceChildren(
      node('div', { class: 'fields' }, ...boxes),
      node('div', { class: 'fields' },
        node('div', {}, node('label', { for: 'dxp-method-try-aggregation' }, this.#say('集計', 'Aggregation')), node('br'), aggregation),
        node('div', {}, knob, node('label', { style: 'font-weight:400' }, none, this.#say('上限なし', 'no cap'))),
        node('div', {}, node('label', { for: 'dxp-method-try-period' }, this.#say('仮の値を入れる期', 'Period of the supposed values')), node('br'), period),
        node('div', {}, node('label', { for: 'dxp-method-try-add' }, this.#say('別の指標', 'Another indicator')), node('br'), more, ' ', add)));
    shares();
  }

  // The request: only what differs from what is in force.
  #question() {
    const trial = this.#trial;
    const differing = (map, today) => [...map].filter(([code, text]) => numberOf(text) === null || numberOf(text) !== Number(today(code) ?? NaN));
    const weights = differing(trial.weights, code => this.#kpi.components.find(each => each.indicator === code)?.weight).filter(([code]) => !trial.remove.has(code));
    const targets = differing(trial.targets, code => this.#target(code));
    const question = { granularity: 'quarter' };
    if (weights.length > 0) question.weights = Object.fromEntries(weights.map(([code, text]) => [code, figure(text) ?? '']));
    if (targets.length > 0) question.targets = Object.fromEntries(targets.map(([code, text]) => [code, figure(text)]));
    if (trial.add.size > 0) question.add = [...trial.add].map(([indicator, text]) => ({ indicator, weight: figure(text) ?? '' }));
    if (trial.remove.size > 0) question.remove = [...trial.remove];
    if (trial.aggregation && trial.aggregation !== this.#kpi.aggregation) question.aggregation = trial.aggregation;
    if (trial.cap !== undefined && !(trial.cap !== null && numberOf(trial.cap) === this.#kpi.cap)) question.cap = trial.cap === null ? null : figure(trial.cap) ?? '';
    if (trial.values.size > 0) question.values = [...trial.values].map(([indicator, text]) => ({ indicator, period: trial.period, value: figure(text) }));
    return question;
  }

  #try(panel = this.querySelector('#dxp-method-whatif')) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#ask(panel), DEBOUNCE_MILLISECONDS);
  }

  async #ask(panel) {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const [outcome, status, faults] = [panel.querySelector('#dxp-method-preview'), panel.querySelector('[role=status]'), panel.querySelector('.faults, #dxp-method-controls ~ div')];
    panel.querySelectorAll('#dxp-method-controls [aria-invalid]').forEach(input => input.removeAttribute('aria-invalid'));
    panel.querySelectorAll('#dxp-method-controls .fault').forEach(said => said.replaceChildren());
    outcome.setAttribute('aria-busy', 'true');
    const question = this.#question();
    try {
      const { series } = await this.#read(`/api/kpis/${encodeURIComponent(this.#kpi.code)}/what-if`, { ...this.#sending('POST', question), signal: asked.signal });
      faults.className = '';
      faults.replaceChildren();
      this.#preview(outcome, status, series, Object.keys(question).length > 1);
    } catch (reason) {
      if (reason.name === 'AbortError') return;
      status.textContent = '';
      this.#refused(panel, faults, question, reason);
    } finally {
      if (this.#asked === asked) outcome.removeAttribute('aria-busy');
    }
  }

  // A refused trial leaves the drawing as it is and says what cannot be computed, at the control too.
  #refused(panel, faults, question, reason) {
    const inputs = [...panel.querySelectorAll('[data-pointer]')];
    const errors = reason.problem?.errors ?? [];
    faults.className = 'faults';
    faults.replaceChildren(node('p', { role: 'alert' }, `⚠ ${this.#say('試算できませんでした', 'It cannot be computed')}: ${this.#told(reason.problem?.title) || reason.message}`),
      node('ul', { class: 'dots' }, ...errors.map(fault => {
        const pointer = fault.pointer.replace(/^\/values\/(\d+).*$/, (_, at) => `/values/${question.values?.[at]?.indicator}`);
        const input = inputs.find(each => pointer === each.dataset.pointer || pointer.startsWith(`${each.dataset.pointer}/`));
        const said = `${this.#told(fault.message)}${fault.value ? `（${fault.value}）` : ''}${fault.expected ? ` [${this.#told(fault.expected)}]` : ''}`;
        if (input) {
          input.setAttribute('aria-invalid', 'true');
          input.setAttribute('aria-describedby', `${input.id}-fault`);
          panel.querySelector(`[id="${input.id}-fault"]`)?.append(`⚠ ${said}`);
        }
        return node('li', {}, input ? said : `${fault.pointer} ${said}`);
      })));
  }

  #preview(outcome, status, series, differs) {
    const last = series.findLast(each => each.today.index !== null || each.preview.index !== null);
    const reason = side => (side.index === null ? `– ${this.#text(side.notScoredLabel)}` : one(side.index));
    if (!last) {
      status.textContent = this.#say('この KPI には、まだ指数を計算できる値がありません。', 'There are no values yet from which an index could be computed.');
      outcome.replaceChildren();
      return;
    }
    const points = difference(last.today.index, last.preview.index);
    const moved = series.filter(each => (difference(each.today.index, each.preview.index) ?? (each.today.index === each.preview.index ? 0 : 1)) !== 0).length;
    const reading = !differs ? this.#say(`現在の算出方法の指数です。${this.#period(last.period)}は ${reason(last.today)}。`, `The index by the method in force: ${reason(last.today)} in ${last.period}.`)
      : this.#say(`${this.#period(last.period)}：現在 ${reason(last.today)}、試算 ${reason(last.preview)}${points === null ? '' : `（${signed(points)}ポイント）`}。${moved}期で変わります。`,
        `${last.period}: today ${reason(last.today)}, preview ${reason(last.preview)}${points === null ? '' : ` (${signed(points)} points)`}. It differs in ${moved} periods.`);
    status.textContent = reading;
    const chart = node('div');
    const draw = () => chart.replaceChildren(this.#lines(series, reading, chart.clientWidth || 600));
    const rows = [...series].reverse().map(each => node('tr', {}, node('th', { scope: 'row' }, this.#period(each.period)), node('td', { class: 'n' }, reason(each.today)), node('td', { class: 'n' }, reason(each.preview)),
      node('td', { class: 'n' }, signed(difference(each.today.index, each.preview.index)))));
    outcome.replaceChildren(node('div', { class: 'both' }, chart,
      this.#table(this.#say('現在と試算の指数', 'Index today and in the preview'), this.#say('指数（目標＝100）', 'Index (target = 100)'), [['期', 'Period'], ['現在', 'Today', 'n'], ['試算', 'Preview', 'n'], ['差（ポイント）', 'Difference (points)', 'n']], rows, true)));
    draw();
    let drawnFor = chart.clientWidth;
    this.#observer?.disconnect();
    this.#observer = new ResizeObserver(() => {
      if (chart.clientWidth !== drawnFor) {
        drawnFor = chart.clientWidth;
        requestAnimationFrame(draw);
      }
    });
    this.#observer.observe(chart);
  }

  // Today's line is whole with dots, the preview's dashed with squares; each says at its end what it is.
  #lines(series, reading, wanted) {
    const [width, height, left, top, bottom] = [Math.max(300, Math.min(760, wanted)), 280, 36, 16, 30];
    const right = 92;
    const figures = series.flatMap(each => [each.today.index, each.preview.index]).filter(each => each !== null && each !== undefined);
    const lowest = Math.floor((Math.min(...figures) - 2) / 10) * 10;
    const highest = Math.ceil((Math.max(...figures) + 2) / 10) * 10;
    const x = at => left + (series.length === 1 ? 0.5 : at / (series.length - 1)) * (width - left - right);
    const y = figure => top + (highest - figure) / (highest - lowest) * (height - top - bottom);
    const parts = [drawn('title', {}, this.#say('指数の推移：現在と試算（折れ線グラフ）', 'Index over time: today and preview (line chart)')), drawn('desc', {}, reading)];
    const step = Math.max(10, Math.ceil((highest - lowest) / 50) * 10);
    for (let line = lowest; line <= highest; line += step) {
      parts.push(drawn('line', { class: line === 100 ? 'goal' : 'grid', x1: left, x2: width - right, y1: y(line), y2: y(line) }),
        drawn('text', { x: left - 6, y: y(line) + 4, 'text-anchor': 'end' }, `${line}`));
    }
    if (lowest <= 100 && highest >= 100 && (100 - lowest) % step !== 0) parts.push(drawn('line', { class: 'goal', x1: left, x2: width - right, y1: y(100), y2: y(100) }));
    if (lowest <= 100 && highest >= 100) parts.push(drawn('text', { x: left + 4, y: y(100) - 4 }, this.#say('目標 100', 'Target 100')));
    const every = Math.ceil(series.length / Math.max(2, Math.floor((width - left - right) / 72)));
    series.forEach((each, at) => {
      if ((series.length - 1 - at) % every === 0) parts.push(drawn('text', { x: x(at), y: height - 8, 'text-anchor': 'middle' }, each.period.replace(/^FY\d\d/, '').replace('-', ' ')));
    });
    const ends = [];
    for (const [side, word] of [['today', this.#say('現在', 'Today')], ['preview', this.#say('試算', 'Preview')]]) {
      let path = '';
      let broken = true;
      const dots = [];
      series.forEach((each, at) => {
        const index = each[side].index;
        if (index === null || index === undefined) { broken = true; return; }
        path += `${broken ? 'M' : 'L'}${x(at).toFixed(1)} ${y(index).toFixed(1)}`;
        broken = false;
        dots.push(side === 'today' ? drawn('circle', { class: 'dot-today', cx: x(at), cy: y(index), r: 3.5 }) : drawn('rect', { class: 'dot-preview', x: x(at) - 4, y: y(index) - 4, width: 8, height: 8 }));
      });
      const at = series.findLastIndex(each => each[side].index !== null && each[side].index !== undefined);
      parts.push(drawn('path', { class: side, d: path }), ...dots);
      if (at >= 0) ends.push({ side, text: `${word} ${one(series[at][side].index)}`, x: x(at) + 10, y: y(series[at][side].index) + 4 });
    }
    // Labels that would cover each other stand one above the other.
    if (ends.length === 2 && Math.abs(ends[0].y - ends[1].y) < 16) {
      const [upper, lower] = ends[0].y <= ends[1].y ? ends : [ends[1], ends[0]];
      const middle = (upper.y + lower.y) / 2;
      upper.y = middle - 8;
      lower.y = middle + 8;
    }
    parts.push(...ends.map(end => drawn('text', { class: `strong word-${end.side}`, x: end.x, y: end.y }, end.text)));
    return drawn('svg', { role: 'img', viewBox: `0 0 ${width} ${height}`, 'aria-label': reading }, ...parts);
  }

  // ---- Sensitivity ----

  #sensitivity() {
    const panel = this.#panel('sensitivity', '指数の確かさ（感度分析）', 'How sure the index is (sensitivity)');
    const scored = this.#scores.filter(score => score.index !== null);
    if (scored.length === 0) {
      panel.append(node('p', {}, this.#say('指数がまだないため、分析できません。', 'There is no index yet to analyse.')));
      return panel;
    }
    const chosen = scored.find(score => score.period === this.period) ?? scored.at(-1);
    const outcome = node('div', { 'aria-live': 'polite' });
    const period = node('select', { id: 'dxp-method-sensitivity-period', onchange: () => this.#analyse(outcome, period.value) },
      ...[...scored].reverse().map(score => node('option', { value: score.period, selected: score === chosen }, this.#period(score.period))));
    panel.append(node('p', {}, node('label', { for: 'dxp-method-sensitivity-period' }, this.#say('対象期 ', 'Period ')), period), outcome);
    this.#analyse(outcome, chosen.period);
    return panel;
  }

  async #analyse(outcome, period) {
    outcome.setAttribute('aria-busy', 'true');
    try {
      const told = await this.#read(`/api/kpis/${encodeURIComponent(this.#kpi.code)}/sensitivity?period=${encodeURIComponent(period)}`);
      this.#interval(outcome, told);
    } catch (reason) {
      outcome.replaceChildren(this.#failed(this.#say('分析できませんでした。', 'It could not be analysed.'), reason, () => this.#analyse(outcome, period)));
    } finally {
      outcome.removeAttribute('aria-busy');
    }
  }

  // Everything in one picture and in one table: the weights at random, the other aggregations, the other normalisations.
  #interval(outcome, told) {
    const standing = each => (each.index === null ? `– ${this.#text(each.notScoredLabel)}` : one(each.index));
    const rows = [];
    const weights = told.weights;
    const percent = Math.round(weights.share * 100);
    if (weights.p5 !== null) {
      rows.push({ label: this.#say(`重みを±${percent}％動かす（5～95％の範囲）`, `Weights ±${percent} % (5th to 95th percentile)`), low: weights.p5, high: weights.p95, middle: weights.p50, shown: `${one(weights.p5)} – ${one(weights.p95)}`, moved: null });
    }
    for (const each of told.aggregations.filter(other => !other.current)) {
      rows.push({ label: `${this.#say('集計：', 'Aggregation: ')}${this.#word(AGGREGATIONS[each.aggregation], each.aggregation)}`, at: each.index, shown: standing(each), moved: difference(told.index, each.index) });
    }
    for (const each of told.normalisations) {
      rows.push({ label: `${this.#say('達成度：', 'Normalisation: ')}${this.#word(NORMALISATIONS[each.method], each.method)}（${each.changed.join(this.#say('、', ', '))}）`, at: each.index, shown: standing(each), moved: difference(told.index, each.index) });
    }
    const most = told.components.find(each => each.indicator === told.mostImportant);
    const reading = this.#sentence(told, weights, percent, most, standing);
    const chart = node('div');
    const parts = told.components.map(each => node('tr', {}, node('th', { scope: 'row' }, each.indicator), node('td', { class: 'wide' }, this.#name(each.indicator)), node('td', { class: 'n' }, `${one(each.weight * 100)}％`),
      node('td', { class: 'n' }, each.score === null ? '–' : one(each.score)),
      node('td', { class: 'n' }, each.low === null ? '–' : `${one(each.low)} – ${one(each.high)}`), node('td', { class: 'n' }, each.spread === null ? '–' : one(each.spread)),
      node('td', { class: 'n' }, standing(each.without)), node('td', { class: 'n' }, signed(difference(told.index, each.without.index)))));
    outcome.replaceChildren(
      node('p', {}, reading),
      node('div', { class: 'both' }, chart,
        this.#table(this.#say('前提ごとの指数', 'Index under other choices'), this.#say(`${this.#period(told.period)} の指数 ${standing(told)}`, `Index of ${told.period}: ${standing(told)}`),
          [['前提', 'Choice'], ['指数', 'Index', 'n'], ['現在との差（ポイント）', 'Against today (points)', 'n']],
          rows.map(row => node('tr', {}, node('td', {}, row.label), node('td', { class: 'n', style: 'white-space:normal' }, row.shown), node('td', { class: 'n' }, signed(row.moved)))))),
      this.#table(this.#say('指標ごとの影響', 'What each indicator does'), this.#say('影響の大きい指標から', 'The one that matters most comes first'),
        [['指標', 'Indicator'], ['名称', 'Name'], ['構成比', 'Share', 'n'], ['得点', 'Score', 'n'], [`重みだけ±${percent}％`, `Its weight alone ±${percent} %`, 'n'], ['幅（ポイント）', 'Spread (points)', 'n'], ['外したときの指数', 'Index without it', 'n'], ['差（ポイント）', 'Difference (points)', 'n']], parts),
      node('p', { class: 'small' }, this.#say(`重みの試行は ${weights.draws} 回（乱数の種 ${weights.seed}、何度でも同じ結果）。構成要素の重みをそれぞれ独立に動かしています。`, `${weights.draws} draws of weights (seed ${weights.seed}: the same each time), each weight moved by itself.`)));
    if (told.index !== null) chart.replaceChildren(this.#ranges(rows, told.index, reading, chart.clientWidth || 600));
  }

  #sentence(told, weights, percent, most, standing) {
    if (told.index === null) return this.#say(`この期の指数は算定できません（${this.#text(told.notScoredLabel)}）。`, `There is no index for this period: ${this.#text(told.notScoredLabel)}.`);
    const said = [];
    if (weights.p5 !== null) {
      said.push(one(weights.p5) === one(weights.p95)
        ? this.#say(`重みを±${percent}％動かしても、指数は ${one(weights.p5)} のままです。`, `Moving the weights by ±${percent} % leaves the index at ${one(weights.p5)}.`)
        : this.#say(`重みを±${percent}％動かすと、指数は ${one(weights.p5)}～${one(weights.p95)} の間に入ります（試行の9割）。`, `Moving the weights by ±${percent} % puts the index between ${one(weights.p5)} and ${one(weights.p95)} in nine of ten draws.`));
    }
    if (told.interval) said.push(this.#say(`集計と達成度の求め方を変えた場合も含めると ${one(told.interval.low)}～${one(told.interval.high)} です。`, `With the other aggregations and normalisations it lies between ${one(told.interval.low)} and ${one(told.interval.high)}.`));
    if (most) {
      const without = most.without.index === null ? this.#say('指数は算定できなくなります', 'there is no index') : this.#say(`指数は ${standing(most.without)}（${signed(difference(told.index, most.without.index))}ポイント）になります`, `the index would be ${standing(most.without)} (${signed(difference(told.index, most.without.index))} points)`);
      said.push(this.#say(`最も影響が大きいのは ${most.indicator} ${this.#name(most.indicator)} で、外すと${without}。`, `What matters most is ${most.indicator} ${this.#name(most.indicator)}; without it ${without}.`));
    }
    return said.join(this.locale === 'en' ? ' ' : '');
  }

  // One row for each choice: a bar from end to end with its middle, or a ring where there is one figure; the line is today's index.
  #ranges(rows, index, reading, wanted) {
    const shown = rows.filter(row => row.low !== undefined || row.at !== null);
    const [width, left, right, head, step] = [Math.max(300, Math.min(760, wanted)), 16, 56, 34, 42];
    const height = head + shown.length * step + 26;
    const figures = [index, ...shown.flatMap(row => (row.low === undefined ? [row.at] : [row.low, row.high]))];
    const lowest = Math.floor((Math.min(...figures) - 1) / 5) * 5;
    const highest = Math.ceil((Math.max(...figures) + 1) / 5) * 5;
    const x = figure => left + (figure - lowest) / (highest - lowest) * (width - left - right);
    const bottom = head + shown.length * step;
    const parts = [drawn('title', {}, this.#say('前提を変えたときの指数の幅', 'Range of the index under other choices')), drawn('desc', {}, reading),
      drawn('line', { class: 'axis', x1: left, x2: width - right, y1: bottom, y2: bottom })];
    const tick = Math.max(5, Math.ceil((highest - lowest) / 30) * 5);
    for (let mark = lowest; mark <= highest; mark += tick) {
      parts.push(drawn('line', { class: 'grid', x1: x(mark), x2: x(mark), y1: head, y2: bottom }), drawn('text', { x: x(mark), y: bottom + 18, 'text-anchor': 'middle' }, `${mark}`));
    }
    parts.push(drawn('line', { class: 'today', x1: x(index), x2: x(index), y1: head - 6, y2: bottom }),
      drawn('text', { class: 'strong', x: Math.min(Math.max(x(index), 50), width - 60), y: head - 14, 'text-anchor': 'middle' }, `${this.#say('現在', 'Today')} ${one(index)}`));
    shown.forEach((row, at) => {
      const y = head + at * step + 28;
      parts.push(drawn('text', { x: left, y: y - 12 }, row.label));
      if (row.low === undefined) {
        parts.push(drawn('circle', { class: 'other', cx: x(row.at), cy: y, r: 5.5 }), drawn('text', { x: x(row.at) + 10, y: y + 4 }, one(row.at)));
      } else {
        parts.push(drawn('line', { class: 'range', x1: x(row.low), x2: Math.max(x(row.high), x(row.low) + 2), y1: y, y2: y }), drawn('text', { x: x(row.high) + 8, y: y + 4 }, row.shown));
        if (row.middle !== null) parts.push(drawn('circle', { class: 'other', cx: x(row.middle), cy: y, r: 3 }));
      }
    });
    return drawn('svg', { role: 'img', viewBox: `0 0 ${width} ${height}`, 'aria-label': reading }, ...parts);
  }
}

customElements.define('dxp-method', DxpMethod);
