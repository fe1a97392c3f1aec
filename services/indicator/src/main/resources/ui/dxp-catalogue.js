// The catalogue of indicators for staff: list with filter, an indicator with its versions and values, form of the office.
const DIRECTIONS = { HIGHER_IS_BETTER: ['高いほど良い', 'Higher is better'], LOWER_IS_BETTER: ['低いほど良い', 'Lower is better'] };
const ACCUMULATIONS = {
  FLOW: ['期間の合計', 'Sum of the period'],
  STOCK: ['時点の値', 'Value at a date'],
  CUMULATIVE: ['計画開始からの累計', 'Cumulative'],
  RATE: ['割合', 'Rate'],
  AVERAGE: ['平均', 'Mean'],
};
const FREQUENCIES = { MONTH: ['毎月', 'Monthly'], QUARTER: ['四半期', 'Quarterly'], HALF: ['半期', 'Half-yearly'], YEAR: ['毎年', 'Yearly'] };
const METHODS = {
  RATIO: ['目標との比', 'Ratio to the target'],
  DISTANCE: ['基準値からの距離', 'Distance from the baseline'],
  GOALPOSTS: ['下限と上限の間', 'Between lower and upper'],
  STAGES: ['段階の表', 'Table of stages'],
};
const PATHS = { STEP: ['段階的', 'Step'], LINEAR: ['直線', 'Linear'] };
const STATUSES = {
  FINAL: ['確報', 'Final'],
  PROVISIONAL: ['速報', 'Provisional'],
  ESTIMATED: ['推計', 'Estimated'],
  HEARING: ['聞き取り', 'By hearing'],
  CORRECTED: ['訂正', 'Corrected'],
};
const OUTCOMES = { RECORDED: ['反映', 'Recorded'], SUPERSEDED: ['不採用', 'Superseded'] };

function node(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const plain = text => text.normalize('NFKC').toLowerCase();
// A number if it is one; what is not goes to the service as it is, which says why it is refused.
const figure = text => {
  const tidy = (text ?? '').normalize('NFKC').replaceAll(',', '').trim();
  return tidy === '' ? null : Number.isFinite(Number(tidy)) ? Number(tidy) : tidy;
};
const textOrNull = text => (text ?? '').trim() || null;
// Lines of "FY2028 75".
const dated = text => (text ?? '').split('\n').map(line => line.trim()).filter(Boolean).map(line => {
  const [period, ...rest] = line.split(/\s+/);
  return { period, value: figure(rest.join('')) };
});

class DxpCatalogue extends HTMLElement {
  locale = 'ja';
  #indicators = [];
  #writable = false;
  #filter = { words: '', department: '', frequency: '' };
  #shown = null;

  connectedCallback() {
    this.#load();
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
    return message.split(' / ')[this.locale === 'en' ? 1 : 0] ?? message;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  #number(value, decimals) {
    return value === null || value === undefined ? '–'
      : Number(value).toLocaleString(this.locale === 'en' ? 'en' : 'ja-JP', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  }

  #failed(ja, en, reason, again) {
    return node('div', {}, node('p', { role: 'alert' }, this.#say(`${ja}（${reason.message}）。`, `${en} (${reason.message}).`)),
      node('button', { class: 'btn', type: 'button', onclick: again }, this.#say('もう一度試す', 'Try again')));
  }

  async #load() {
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch('/api/indicators', { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const body = await answer.json();
      this.#indicators = body.indicators;
      this.#writable = body.writable;
      this.#list();
    } catch (reason) {
      this.replaceChildren(this.#failed('指標を読み込めませんでした', 'The indicators could not be loaded', reason, () => this.#load()));
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  #choice(id, label, entries, chosen, onchange) {
    return node('p', {}, node('label', { for: id }, label), ' ',
      node('select', { id, onchange }, node('option', { value: '' }, this.#say('すべて', 'All')),
        ...entries.map(([key, shown]) => node('option', { value: key, selected: key === chosen }, shown))));
  }

  #table(label, heads, ...rows) {
    return node('div', { style: 'overflow-x:auto', tabindex: '0', role: 'region', 'aria-label': label },
      node('table', {}, node('thead', {}, node('tr', {}, ...heads.map(pair => node('th', { scope: 'col' }, this.#word(pair))))), ...rows));
  }

  #target(indicator) {
    const last = indicator.targets?.at(-1);
    if (!last) return this.#say('参考値', 'Reference only');
    return `${this.#number(last.value, indicator.decimals)} (${last.period})${indicator.sample ? this.#say(' サンプル値', ' sample') : ''}`;
  }

  #list() {
    this.#shown = null;
    const rows = node('tbody');
    const count = node('p', { role: 'status' });
    const show = () => {
      const { words, department, frequency } = this.#filter;
      const shown = this.#indicators.filter(one =>
        (!words || plain(`${one.code} ${one.name.ja} ${one.name.en ?? ''}`).includes(plain(words)))
        && (!department || one.department === department) && (!frequency || one.frequency === frequency));
      count.textContent = this.#indicators.length
        ? this.#say(`${this.#indicators.length}件中 ${shown.length}件`, `${shown.length} of ${this.#indicators.length} indicators`)
        : this.#say('指標がまだ登録されていません。', 'There are no indicators yet.');
      rows.replaceChildren(...shown.map(one => node('tr', {},
        node('td', {}, one.code),
        node('th', { scope: 'row' }, node('button', { class: 'btn sm', type: 'button', style: 'white-space:normal;text-align:start', onclick: () => this.#open(one) }, this.#text(one.name))),
        node('td', {}, one.unit),
        node('td', {}, this.#word(FREQUENCIES[one.frequency], one.frequency)),
        node('td', {}, one.department),
        node('td', { style: 'text-align:end' }, this.#target(one)),
        node('td', { style: 'text-align:end' }, `${one.version}`))));
    };
    const departments = [...new Set(this.#indicators.map(one => one.department))].sort();
    this.replaceChildren(...[
      node('form', { role: 'search', 'aria-label': this.#say('指標の絞り込み', 'Filter indicators'), onsubmit: event => event.preventDefault() },
        node('p', {}, node('label', { for: 'catalogue-words' }, this.#say('コード・名称', 'Code, name')), ' ',
          node('input', { id: 'catalogue-words', type: 'search', value: this.#filter.words, oninput: event => { this.#filter.words = event.target.value; show(); } })),
        this.#choice('catalogue-department', this.#say('所管課', 'Department'), departments.map(key => [key, key]), this.#filter.department, event => { this.#filter.department = event.target.value; show(); }),
        this.#choice('catalogue-frequency', this.#say('頻度', 'Frequency'), Object.entries(FREQUENCIES).map(([key, pair]) => [key, this.#word(pair)]), this.#filter.frequency, event => { this.#filter.frequency = event.target.value; show(); })),
      this.#writable ? node('p', {}, node('button', { class: 'btn', type: 'button', onclick: () => this.#edit(null) }, this.#say('指標を追加', 'Add an indicator'))) : null,
      count,
      this.#table(this.#say('指標の一覧', 'Indicators'), [['コード', 'Code'], ['指標', 'Indicator'], ['単位', 'Unit'], ['頻度', 'Frequency'], ['所管課', 'Department'], ['目標値', 'Target'], ['版', 'Version']], rows),
    ].filter(Boolean));
    show();
  }

  #back() {
    return node('p', {}, node('button', { class: 'btn', type: 'button', onclick: () => this.#list() }, this.#say('一覧に戻る', 'Back to the list')));
  }

  #open(indicator) {
    this.#shown = indicator.code;
    const heading = node('h2', { tabindex: '-1' }, `${indicator.code} ${this.#text(indicator.name)}`);
    const facts = [
      [['単位', 'Unit'], indicator.unit],
      [['方向', 'Direction'], this.#word(DIRECTIONS[indicator.direction], indicator.direction)],
      [['値の性質', 'Kind of value'], this.#word(ACCUMULATIONS[indicator.accumulation], indicator.accumulation)],
      [['頻度', 'Frequency'], this.#word(FREQUENCIES[indicator.frequency], indicator.frequency)],
      [['達成度の求め方', 'Normalisation'], this.#word(METHODS[indicator.normalisation?.method], '–')],
      [['基準値', 'Baseline'], indicator.baseline ? `${this.#number(indicator.baseline.value, indicator.decimals)} (${indicator.baseline.period})` : '–'],
      [['目標値', 'Targets'], indicator.targets?.length ? indicator.targets.map(one => `${one.period}: ${this.#number(one.value, indicator.decimals)}`).join(', ') : this.#say('なし（参考値）', 'none (reference only)')],
      [['所管課', 'Department'], indicator.department],
      [['出典統計', 'Source statistic'], indicator.sourceStatistic ?? '–'],
      [['適用年度', 'Valid'], `${indicator.validFrom} – ${indicator.validTo ?? ''}`],
    ];
    const values = node('div', { 'aria-live': 'polite' });
    const known = node('input', { id: 'catalogue-known', type: 'date', onchange: () => this.#values(indicator, values, known.value) });
    this.replaceChildren(...[
      this.#back(),
      heading,
      indicator.sample ? node('p', {}, this.#say('サンプル値：基準値と目標値は実演用です。', 'Sample: baseline and targets are for demonstration.')) : null,
      indicator.definition ? node('p', {}, this.#text(indicator.definition)) : null,
      this.#table(this.#say('定義', 'Definition'), [['項目', 'Item'], ['内容', 'Content']],
        node('tbody', {}, ...facts.map(([pair, shown]) => node('tr', {}, node('th', { scope: 'row' }, this.#word(pair)), node('td', {}, shown))))),
      this.#writable ? node('p', {}, node('button', { class: 'btn', type: 'button', onclick: () => this.#edit(indicator) }, this.#say('定義を変更', 'Change the definition'))) : null,
      node('h3', {}, this.#say('値', 'Values')),
      node('p', {}, node('label', { for: 'catalogue-known' }, this.#say('この日に分かっていた値（任意）', 'As known on (optional)')), ' ', known),
      values,
      node('h3', {}, this.#say('版', 'Versions')),
      this.#versions(indicator.versions),
    ].filter(Boolean));
    heading.focus();
    this.#values(indicator, values, '');
  }

  #versions(versions) {
    return this.#table(this.#say('版の一覧', 'Versions'), [['版', 'Version'], ['適用年度', 'Valid'], ['目標値', 'Target'], ['変更日', 'Changed'], ['変更者', 'By'], ['理由', 'Reason']],
      node('tbody', {}, ...[...versions].reverse().map(one => node('tr', {},
        node('th', { scope: 'row' }, `${one.version}`), node('td', {}, `${one.validFrom} – ${one.validTo ?? ''}`), node('td', {}, this.#target(one)),
        node('td', {}, one.changedAt.slice(0, 10)), node('td', {}, one.changedBy), node('td', {}, one.reason ?? '')))));
  }

  async #values(indicator, place, known) {
    place.setAttribute('aria-busy', 'true');
    const current = () => this.#shown === indicator.code && (this.querySelector('#catalogue-known')?.value ?? '') === known;
    try {
      const query = known ? `?asOf=${encodeURIComponent(`${known}T23:59:59+09:00`)}` : '';
      const answer = await fetch(`/api/indicators/${encodeURIComponent(indicator.code)}/values${query}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { values } = await answer.json();
      if (!current()) return;
      place.replaceChildren(values.length ? this.#valueTable(indicator, values) : node('p', {}, this.#say('値がまだありません。', 'There are no values yet.')));
    } catch (reason) {
      if (current()) place.replaceChildren(this.#failed('値を読み込めませんでした', 'The values could not be loaded', reason, () => this.#values(indicator, place, known)));
    } finally {
      place.removeAttribute('aria-busy');
    }
  }

  #shownValue(indicator, value) {
    return `${value.stage ?? this.#number(value.value, indicator.decimals)}${value.sample ? this.#say(' サンプル値', ' sample') : ''}`;
  }

  #valueTable(indicator, values) {
    const earlier = one => one.history.length < 2 ? '–' : node('details', {},
      node('summary', {}, this.#say(`${one.history.length}件`, `${one.history.length} entries`)),
      node('ul', {}, ...[...one.history].reverse().map(entry => node('li', {}, [
        this.#say(`第${entry.revision}版`, `rev. ${entry.revision}`), this.#shownValue(indicator, entry), this.#word(STATUSES[entry.status], entry.status),
        this.#word(OUTCOMES[entry.outcome], entry.outcome), entry.recordedAt.slice(0, 10), entry.note].filter(Boolean).join(' ')))));
    return this.#table(this.#say('値の一覧', 'Values'), [['期間', 'Period'], ['値', 'Value'], ['区分', 'Status'], ['改訂', 'Revision'], ['記録日', 'Recorded'], ['備考', 'Note'], ['経過', 'History']],
      node('tbody', {}, ...[...values].reverse().map(one => node('tr', {},
        node('th', { scope: 'row' }, one.period), node('td', { style: 'text-align:end' }, this.#shownValue(indicator, one)), node('td', {}, this.#word(STATUSES[one.status], one.status)),
        node('td', { style: 'text-align:end' }, `${one.revision}`), node('td', {}, one.recordedAt.slice(0, 10)), node('td', {}, one.note ?? ''), node('td', {}, earlier(one))))));
  }

  #edit(indicator) {
    this.#shown = null;
    const was = indicator ?? { name: {}, targets: [], normalisation: {}, decimals: 0 };
    const faults = node('div', { role: 'alert' });
    const field = (pointer, ja, en, input) => {
      const id = `catalogue${pointer.replaceAll('/', '-') || '-code'}`;
      input.id = id;
      input.name = pointer || 'code';
      input.dataset.pointer = pointer;
      return node('p', {}, node('label', { for: id }, this.#say(ja, en)), node('br'), input, node('span', { id: `${id}-fault`, style: 'display:block' }));
    };
    const line = (value, more = {}) => node('input', { value: value ?? '', ...more });
    const lines = (value, rows) => Object.assign(node('textarea', { rows, style: 'width:100%' }), { value: value ?? '' });
    const pick = (entries, chosen) => node('select', {}, ...Object.entries(entries).map(([key, pair]) => node('option', { value: key, selected: key === chosen }, this.#word(pair))));
    const heading = node('h2', { tabindex: '-1' }, indicator ? this.#say(`${indicator.code} の定義を変更`, `Change ${indicator.code}`) : this.#say('指標を追加', 'Add an indicator'));
    const sample = node('input', { id: 'catalogue-sample', type: 'checkbox', name: 'sample', checked: was.sample });
    const targets = (was.targets ?? []).map(one => `${one.period} ${one.value}`).join('\n');
    const stages = Object.entries(was.normalisation?.stages ?? {}).map(([key, score]) => `${key} ${score}`).join('\n');
    this.replaceChildren(this.#back(), heading, node('form', { novalidate: true, oninput: () => this.#tell('dxp:dirty', { dirty: true }), onsubmit: event => this.#send(event, indicator, faults) }, ...[
      faults,
      indicator ? null : field('', 'コード（必須）', 'Code (required)', line('', { required: true })),
      field('/name/ja', '名称・日本語（必須）', 'Name, Japanese (required)', line(was.name.ja, { required: true })),
      field('/name/en', '名称・英語', 'Name, English', line(was.name.en)),
      field('/definition/ja', '定義・日本語', 'Definition, Japanese', lines(was.definition?.ja, '3')),
      field('/definition/en', '定義・英語', 'Definition, English', lines(was.definition?.en, '3')),
      field('/unit', '単位（必須）', 'Unit (required)', line(was.unit, { required: true })),
      field('/decimals', '小数点以下の桁数', 'Decimals', line(`${was.decimals ?? 0}`, { inputmode: 'numeric' })),
      field('/direction', '方向', 'Direction', pick(DIRECTIONS, was.direction)),
      field('/accumulation', '値の性質', 'Kind of value', pick(ACCUMULATIONS, was.accumulation)),
      field('/frequency', '頻度', 'Frequency', pick(FREQUENCIES, was.frequency)),
      field('/baseline', '基準値（例：FY2023 40）', 'Baseline (such as FY2023 40)', line(was.baseline ? `${was.baseline.period} ${was.baseline.value}` : '')),
      field('/targets', '目標値（1行に1つ、例：FY2028 75）', 'Targets (one a line, such as FY2028 75)', lines(targets, '4')),
      field('/targetPath', '目標値の間のつなぎ方', 'Between the targets', pick(PATHS, was.targetPath)),
      field('/normalisation/method', '達成度の求め方', 'Normalisation', pick(METHODS, was.normalisation?.method)),
      field('/normalisation/lower', '下限', 'Lower', line(was.normalisation?.lower, { inputmode: 'decimal' })),
      field('/normalisation/upper', '上限', 'Upper', line(was.normalisation?.upper, { inputmode: 'decimal' })),
      field('/normalisation/stages', '段階の表（1行に1つ、例：試行 50）', 'Stages (one a line, such as pilot 50)', lines(stages, '4')),
      field('/department', '所管課（必須）', 'Department (required)', line(was.department, { required: true })),
      field('/sourceStatistic', '出典統計', 'Source statistic', line(was.sourceStatistic)),
      field('/validFrom', '適用開始年度（必須、例：FY2024）', 'Valid from (required, such as FY2024)', line(was.validFrom, { required: true })),
      field('/validTo', '適用終了年度', 'Valid to', line(was.validTo)),
      node('p', {}, sample, ' ', node('label', { for: 'catalogue-sample' }, this.#say('サンプル値', 'Sample values'))),
      field('/reason', '変更の理由', 'Reason of the change', lines('', '2')),
      node('button', { class: 'btn', type: 'submit' }, this.#say('保存', 'Save')),
    ].filter(Boolean)));
    heading.focus();
  }

  #draft(data) {
    const text = pointer => textOrNull(data.get(pointer));
    const localized = pointer => text(`${pointer}/ja`) || text(`${pointer}/en`) ? { ja: text(`${pointer}/ja`), en: text(`${pointer}/en`) } : null;
    // A stage's name may hold spaces: its score is the last word of the line.
    const stages = (text('/normalisation/stages') ?? '').split('\n').map(line => line.trim()).filter(Boolean).map(line => {
      const at = line.search(/\s+\S+$/);
      return at < 0 ? [line, ''] : [line.slice(0, at), figure(line.slice(at))];
    });
    const draft = {
      name: localized('/name'), definition: localized('/definition'), unit: text('/unit'), decimals: figure(data.get('/decimals')),
      direction: text('/direction'), accumulation: text('/accumulation'), frequency: text('/frequency'),
      baseline: dated(data.get('/baseline'))[0] ?? null, targets: dated(data.get('/targets')), targetPath: text('/targetPath'),
      normalisation: {
        method: text('/normalisation/method'), lower: figure(data.get('/normalisation/lower')), upper: figure(data.get('/normalisation/upper')),
        stages: stages.length ? Object.fromEntries(stages) : null,
      },
      department: text('/department'), sourceStatistic: text('/sourceStatistic'), validFrom: text('/validFrom'), validTo: text('/validTo'),
      sample: data.get('sample') !== null, reason: text('/reason'),
    };
    return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== null));
  }

  // Says each fault at its field, the others above the form, and goes to the first.
  #blame(form, faults, problem) {
    const inputs = [...form.querySelectorAll('[data-pointer]')];
    const homeless = [];
    const blamed = [];
    for (const fault of problem.errors ?? []) {
      const input = inputs.find(one => one.dataset.pointer === fault.pointer)
        ?? inputs.find(one => one.dataset.pointer && (fault.pointer.startsWith(`${one.dataset.pointer}/`) || one.dataset.pointer.startsWith(`${fault.pointer}/`)));
      if (!input || !fault.pointer && input.dataset.pointer) {
        homeless.push(fault);
        continue;
      }
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', `${input.id}-fault`);
      const said = form.querySelector(`[id="${input.id}-fault"]`);
      said.append(node('span', { style: 'display:block' }, `${this.#told(fault.message)}${fault.expected ? ` (${fault.expected})` : ''}`));
      blamed.push(input);
    }
    faults.replaceChildren(node('p', {}, this.#told(problem.title)), node('ul', {}, ...homeless.map(fault => node('li', {}, `${fault.pointer} ${this.#told(fault.message)}`))));
    inputs.find(one => blamed.includes(one))?.focus();
  }

  async #send(event, indicator, faults) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    const button = form.querySelector('button[type=submit]');
    faults.replaceChildren();
    for (const input of form.querySelectorAll('[data-pointer]')) {
      input.removeAttribute('aria-invalid');
      form.querySelector(`[id="${input.id}-fault"]`).replaceChildren();
    }
    const code = indicator?.code ?? (data.get('code') ?? '').trim();
    const codeInput = form.querySelector('[data-pointer=""]');
    if (!code) {
      this.#blame(form, faults, { title: '入力を確かめてください / Check the form', errors: [{ pointer: '', message: 'コードがありません / there is no code' }] });
      return;
    }
    if (codeInput && this.#indicators.some(one => one.code === code)) {
      this.#blame(form, faults, { title: '入力を確かめてください / Check the form', errors: [{ pointer: '', message: 'このコードは使われています / this code is taken' }] });
      return;
    }
    button.disabled = true;
    try {
      const answer = await fetch(`/api/indicators/${encodeURIComponent(code)}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]')?.content ?? '' },
        body: JSON.stringify(this.#draft(data)),
      });
      const body = await answer.json();
      if (!answer.ok) {
        this.#blame(form, faults, body);
        this.#tell('dxp:error', { message: this.#told(body.title) });
        return;
      }
      this.#indicators = [...this.#indicators.filter(one => one.code !== body.code), body].sort((a, b) => (a.code < b.code ? -1 : 1));
      this.#tell('dxp:submitted', { message: this.#say('定義を保存しました', 'The definition was saved') });
      this.#open(body);
    } catch (reason) {
      this.#tell('dxp:error', { message: this.#say('送信できませんでした', 'Could not be sent') });
      faults.replaceChildren(node('p', {}, `${this.#say('送信できませんでした', 'Could not be sent')} (${reason.message})`));
    } finally {
      button.disabled = false;
    }
  }
}

customElements.define('dxp-catalogue', DxpCatalogue);
