// What would be if the method were changed: tried here, and stored nowhere.
import { AGGREGATIONS, difference, figure, make, NORMALISATIONS, numberOf, one, percentOf, plain, share, sharesOf, signed, textOrNull } from './dxp-method-words.js';
import { lines } from './dxp-method-charts.js';

const DEBOUNCE_MILLISECONDS = 300;
// What measures a figure.
const FIGURES = ['RATIO', 'DISTANCE', 'GOALPOSTS'];
// Whether a bound that is tried is another than that in force; null is none.
const differs = (tried, today) => tried !== undefined && (tried === null ? (today ?? null) !== null : numberOf(tried) !== today);

export class WhatIf {
  #trial = null;
  #asked = null;
  #waiting = 0;
  #observer = null;

  constructor(page) {
    this.page = page;
  }

  // What is tried out, beside what is in force.
  #fresh() {
    return { weights: new Map(), targets: new Map(), normalisations: new Map(), values: new Map(), add: new Map(), remove: new Set(), aggregation: null, cap: undefined, floor: undefined, coverage: undefined, period: this.page.latest()?.period ?? null };
  }

  stop() {
    clearTimeout(this.#waiting);
    this.#asked?.abort();
    this.#observer?.disconnect();
  }

  panel() {
    this.stop();
    this.#trial = this.#fresh();
    const controls = make('div', { id: 'dxp-method-controls' });
    const outcome = make('div', { id: 'dxp-method-preview' });
    const status = make('p', { role: 'status', 'aria-live': 'polite' });
    const faults = make('div');
    const reset = make('button', { class: 'btn', type: 'button', id: 'dxp-method-reset', onclick: () => {
      this.#trial = this.#fresh();
      this.#controls(controls);
      this.#try();
    } }, this.page.say('元に戻す', 'Reset'));
    const take = this.page.writable ? make('button', { class: 'btn', type: 'button', id: 'dxp-method-take', onclick: () => this.page.edit(this.#tried()) }, this.page.say('この内容で新しい版をつくる', 'Take this over into a new version')) : null;
    this.#controls(controls);
    const panel = this.page.panel('whatif', '試算（もし変えたら）', 'What if',
      make('p', {}, make('b', {}, this.page.say('ここでの変更は何も保存されません。', 'Nothing is stored here. ')), this.page.say('重み・目標・達成度の求め方などを変えると、現在の指数と試算を並べて示します。', 'Change weights, targets or how achievement is measured to see the index that would be, beside today’s.')),
      controls, make('p', { class: 'acts' }, reset, take), faults, status, outcome);
    this.#try(panel);
    return panel;
  }

  // The tried composition and method as a version for the form. Targets, normalisations and values are no part of a KPI's definition.
  #tried() {
    const trial = this.#trial;
    const kept = this.page.kpi.components.filter(each => !trial.remove.has(each.indicator)).map(each => ({ indicator: each.indicator, weight: trial.weights.get(each.indicator) ?? `${each.weight}` }));
    const added = [...trial.add].map(([indicator, weight]) => ({ indicator, weight }));
    return { ...this.page.kpi, components: [...kept, ...added], aggregation: trial.aggregation ?? this.page.kpi.aggregation, cap: trial.cap === undefined ? this.page.kpi.cap : trial.cap,
      floor: trial.floor === undefined ? this.page.kpi.floor : trial.floor, minimumCoverage: (trial.coverage === undefined ? null : plain(share(trial.coverage))) ?? this.page.kpi.minimumCoverage };
  }

  // A slider with the number that it stands for; both say the same.
  #knob(id, label, value, { lowest, highest, step, unit, pointer }, heard) {
    const number = make('input', { class: 'num', inputmode: 'decimal', id: `${id}-number`, value: value ?? '', autocomplete: 'off', 'aria-label': `${label}${this.page.say('（数値）', ' (number)')}` });
    number.dataset.pointer = pointer;
    const slider = make('input', { type: 'range', id, min: lowest, max: highest, step, value: value ?? lowest });
    const speak = () => slider.setAttribute('aria-valuetext', `${number.value} ${unit ?? ''}`.trim());
    slider.addEventListener('input', () => { number.value = slider.value; speak(); heard(number.value); });
    number.addEventListener('input', () => { if (numberOf(number.value) !== null) slider.value = numberOf(number.value); speak(); heard(number.value); });
    speak();
    return make('div', { class: 'knob' }, make('label', { for: id }, label), slider, make('span', {}, number, unit ? ` ${unit}` : ''), make('span', { class: 'fault', id: `${id}-number-fault` }));
  }

  #components() {
    return [...this.page.kpi.components.map(each => each.indicator), ...this.#trial.add.keys()];
  }

  #target(code) {
    const known = this.page.indicators[code];
    const inForce = this.page.latest()?.components.find(part => part.indicator === code)?.target;
    const last = known?.targets?.findLast(each => each.value !== null && each.value !== undefined)?.value;
    return inForce ?? last ?? null;
  }

  // By which method it is tried.
  #method(code) {
    return this.#trial.normalisations.get(code)?.method ?? this.page.indicators[code]?.normalisation;
  }

  // How achievement is measured: figures by a target, a baseline or two ends; stages are names and stay.
  #normalisation(code, id, place) {
    const trial = this.#trial;
    const known = this.page.indicators[code];
    if (!FIGURES.includes(known?.normalisation)) return null;
    // Without ends of its own it is tried from the baseline to the target.
    const ends = [Number(known.baseline?.value ?? 0), Number(this.#target(code) ?? 100)].sort((a, b) => a - b);
    const goalposts = () => trial.normalisations.get(code) ?? { method: known.normalisation, lower: known.lower ?? ends[0], upper: known.upper ?? ends[1] };
    const method = make('select', { id: `${id}-method` }, ...FIGURES.map(key => make('option', { value: key, selected: key === this.#method(code) }, this.page.word(NORMALISATIONS[key]))));
    method.dataset.pointer = `/normalisation/${code}`;
    method.addEventListener('change', () => {
      if (method.value === known.normalisation) trial.normalisations.delete(code); else trial.normalisations.set(code, { ...goalposts(), method: method.value });
      this.#controls(place);
      this.#try();
      this.page.element.querySelector(`[id="${id}-method"]`)?.focus();
    });
    const end = (member, ja, en) => {
      const input = make('input', { class: 'num', inputmode: 'decimal', id: `${id}-${member}`, value: goalposts()[member] ?? '', autocomplete: 'off' });
      input.dataset.pointer = `/normalisation/${code}/${member}`;
      input.addEventListener('input', () => {
        trial.normalisations.set(code, { ...goalposts(), [member]: input.value });
        this.#try();
      });
      return make('div', { class: 'knob' }, make('label', { for: input.id, style: 'grid-column:1' }, this.page.say(`${code} の${ja}`, `${en} of ${code}`)), make('span', {}, input, known.unit ? ` ${this.page.unit(known)}` : ''), make('span', { class: 'fault', id: `${input.id}-fault` }));
    };
    return make('div', {},
      make('div', { class: 'knob' }, make('label', { for: method.id }, this.page.say(`${code} の達成度の求め方`, `How ${code} is measured`)), method, make('span', { class: 'fault', id: `${method.id}-fault` })),
      ...(this.#method(code) === 'GOALPOSTS' ? [end('lower', '下限', 'Lower end'), end('upper', '上限', 'Upper end')] : []));
  }

  // A bound of scores, or none.
  #bound(member, words, none, value, range, heard) {
    const knob = this.#knob(`dxp-method-try-${member}`, this.page.say(...words), value ?? range.usual, { ...range, pointer: `/${member}` }, text => { without.checked = false; heard(text); });
    const without = make('input', { type: 'checkbox', id: `dxp-method-try-${member}-none`, checked: value === null || value === undefined });
    without.addEventListener('change', () => heard(without.checked ? null : knob.querySelector('.num').value));
    return make('div', {}, knob, make('label', { style: 'font-weight:400' }, without, this.page.say(...none)));
  }

  #controls(place) {
    const trial = this.#trial;
    const weightOf = code => trial.weights.get(code) ?? trial.add.get(code) ?? `${this.page.kpi.components.find(each => each.indicator === code)?.weight ?? 1}`;
    const highestWeight = Math.max(5, ...this.#components().map(code => 2 * (numberOf(weightOf(code)) ?? 0)));
    const shareCells = new Map();
    const shares = () => {
      const now = sharesOf(this.#components().filter(code => !trial.remove.has(code)).map(code => ({ indicator: code, weight: numberOf(weightOf(code)) ?? 0 })));
      shareCells.forEach((cell, code) => { cell.textContent = this.page.say('構成比 ', 'share ') + (trial.remove.has(code) ? '–' : `${one(now.get(code))}％`); });
    };
    const changed = () => { shares(); this.#try(); };
    const boxes = this.#components().map(code => {
      const known = this.page.indicators[code];
      const cell = make('span', { class: 'hint', style: 'display:inline' });
      shareCells.set(code, cell);
      const id = `dxp-method-try-${code}`;
      const weight = this.#knob(`${id}-weight`, this.page.say(`${code} の重み`, `Weight of ${code}`), weightOf(code),
        { lowest: 0.1, highest: highestWeight, step: 0.1, pointer: trial.add.has(code) ? `/add/${[...trial.add.keys()].indexOf(code)}` : `/weights/${code}` }, text => {
          if (trial.add.has(code)) trial.add.set(code, text); else trial.weights.set(code, text);
          changed();
        });
      const today = this.#target(code);
      const measured = ['RATIO', 'DISTANCE', undefined].includes(this.#method(code));
      const size = Math.abs(Number(today ?? 0)) || 100;
      const baseline = Number(known?.baseline?.value ?? 0);
      const step = 10 ** Math.floor(Math.log10(size / 50));
      const target = measured && today !== null ? this.#knob(`${id}-target`, this.page.say(`${code} の目標`, `Target of ${code}`), trial.targets.get(code) ?? `${today}`,
        { lowest: Number(Math.min(step, baseline).toPrecision(6)), highest: Number((2 * Math.max(size, baseline)).toPrecision(6)), step: Number(step.toPrecision(3)), unit: this.page.unit(known), pointer: `/targets/${code}` }, text => {
          if (textOrNull(text) === null) trial.targets.delete(code); else trial.targets.set(code, text);
          changed();
        }) : make('p', { class: 'small' }, measured ? this.page.say('数値の目標がない参考値です。指数には入りません。', 'A reference without a numeric target: it does not enter the index.') : this.page.say(`「${this.page.word(NORMALISATIONS[this.#method(code)])}」で測るため、目標は使いません。`, `Measured by “${this.page.word(NORMALISATIONS[this.#method(code)])}”: no target is used.`));
      const value = make('input', { class: 'num', inputmode: 'decimal', id: `${id}-value`, value: trial.values.get(code) ?? '', autocomplete: 'off' });
      value.dataset.pointer = `/values/${code}`;
      value.addEventListener('input', () => {
        if (textOrNull(value.value) === null) trial.values.delete(code); else trial.values.set(code, value.value);
        changed();
      });
      const out = make('input', { type: 'checkbox', id: `${id}-out`, checked: trial.remove.has(code) });
      out.addEventListener('change', () => {
        if (trial.add.has(code)) { for (const tried of [trial.add, trial.targets, trial.normalisations, trial.values]) tried.delete(code); this.#controls(place); } else if (out.checked) trial.remove.add(code); else trial.remove.delete(code);
        changed();
        this.page.element.querySelector(`[id="${id}-out"]`)?.focus();
      });
      return make('fieldset', {}, make('legend', {}, `${code} ${this.page.name(code)} `, cell), weight, this.#normalisation(code, id, place), target,
        make('div', { class: 'knob' }, make('label', { for: `${id}-value`, style: 'grid-column:1' }, this.page.say(`${code} の仮の値`, `Value of ${code} to suppose`)), make('span', {}, value, this.page.unit(known) ? ` ${this.page.unit(known)}` : ''), make('span', { class: 'fault', id: `${id}-value-fault` })),
        make('label', { style: 'font-weight:400' }, out, trial.add.has(code) ? this.page.say(`加えた ${code} を取り消す`, `Do not add ${code}`) : this.page.say(`${code} を外して計算する`, `Compute without ${code}`)));
    });
    const others = Object.keys(this.page.indicators).filter(code => !this.#components().includes(code));
    const more = make('select', { id: 'dxp-method-try-add' }, ...others.map(code => make('option', { value: code }, `${code} ${this.page.name(code)}`)));
    const add = make('button', { class: 'btn', type: 'button', id: 'dxp-method-try-add-button', disabled: others.length === 0, onclick: () => {
      const code = more.value;
      trial.add.set(code, '1');
      this.#controls(place);
      this.#try();
      this.page.element.querySelector(`[id="dxp-method-try-${code}-weight"]`)?.focus();
    } }, this.page.say('加えて計算する', 'Compute with it'));
    const aggregation = make('select', { id: 'dxp-method-try-aggregation', onchange: () => { trial.aggregation = aggregation.value; changed(); } },
      ...Object.entries(AGGREGATIONS).map(([key, pair]) => make('option', { value: key, selected: key === (trial.aggregation ?? this.page.kpi.aggregation) }, this.page.word(pair))));
    const cap = trial.cap === undefined ? this.page.kpi.cap : trial.cap;
    const floor = trial.floor === undefined ? this.page.kpi.floor : trial.floor;
    const coverage = trial.coverage ?? percentOf(this.page.kpi.minimumCoverage);
    const period = make('select', { id: 'dxp-method-try-period', onchange: () => { trial.period = period.value; if (trial.values.size > 0) changed(); } },
      ...this.page.scores.map(score => make('option', { value: score.period, selected: score.period === trial.period }, this.page.period(score.period))).reverse());
    place.replaceChildren(
      make('div', { class: 'fields' }, ...boxes),
      make('div', { class: 'fields' },
        make('div', {}, make('label', { for: 'dxp-method-try-aggregation' }, this.page.say('集計', 'Aggregation')), make('br'), aggregation),
        this.#bound('cap', ['得点の上限', 'Cap of a score'], ['上限なし', 'no cap'], cap, { lowest: 50, highest: 200, step: 5, usual: '100' }, text => { trial.cap = text; changed(); }),
        this.#bound('floor', ['得点の下限', 'Floor of a score'], ['下限なし', 'no floor'], floor, { lowest: -100, highest: 50, step: 5, usual: '0' }, text => { trial.floor = text; changed(); }),
        this.#knob('dxp-method-try-coverage', this.page.say('算定率の下限', 'Minimum coverage'), coverage, { lowest: 0, highest: 100, step: 5, unit: '％', pointer: '/minimumCoverage' }, text => { trial.coverage = text; changed(); }),
        make('div', {}, make('label', { for: 'dxp-method-try-period' }, this.page.say('仮の値を入れる期', 'Period of the supposed values')), make('br'), period),
        make('div', {}, make('label', { for: 'dxp-method-try-add' }, this.page.say('別の指標', 'Another indicator')), make('br'), more, ' ', add)));
    shares();
  }

  // The request: only what differs from what is in force.
  #question() {
    const trial = this.#trial;
    const differing = (map, today) => [...map].filter(([code, text]) => numberOf(text) === null || numberOf(text) !== Number(today(code) ?? NaN));
    const weights = differing(trial.weights, code => this.page.kpi.components.find(each => each.indicator === code)?.weight).filter(([code]) => !trial.remove.has(code));
    const targets = differing(trial.targets, code => this.#target(code));
    const question = { granularity: 'quarter' };
    if (weights.length > 0) question.weights = Object.fromEntries(weights.map(([code, text]) => [code, figure(text) ?? '']));
    if (targets.length > 0) question.targets = Object.fromEntries(targets.map(([code, text]) => [code, figure(text)]));
    if (trial.add.size > 0) question.add = [...trial.add].map(([indicator, text]) => ({ indicator, weight: figure(text) ?? '' }));
    if (trial.remove.size > 0) question.remove = [...trial.remove];
    if (trial.aggregation && trial.aggregation !== this.page.kpi.aggregation) question.aggregation = trial.aggregation;
    if (differs(trial.cap, this.page.kpi.cap)) question.cap = trial.cap === null ? null : figure(trial.cap) ?? '';
    if (differs(trial.floor, this.page.kpi.floor)) question.floor = trial.floor === null ? null : figure(trial.floor) ?? '';
    if (trial.coverage !== undefined && numberOf(trial.coverage) !== Number(percentOf(this.page.kpi.minimumCoverage))) question.minimumCoverage = share(trial.coverage) ?? '';
    if (trial.normalisations.size > 0) {
      question.normalisation = Object.fromEntries([...trial.normalisations].map(([code, { method, lower, upper }]) => [code, { method, ...(method === 'GOALPOSTS' ? { lower: figure(lower), upper: figure(upper) } : {}) }]));
    }
    if (trial.values.size > 0) question.values = [...trial.values].map(([indicator, text]) => ({ indicator, period: trial.period, value: figure(text) }));
    return question;
  }

  #try(panel = this.page.element.querySelector('#dxp-method-whatif')) {
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
      const { series } = await this.page.read(`/api/kpis/${encodeURIComponent(this.page.kpi.code)}/what-if`, 'POST', question, asked.signal);
      faults.className = '';
      faults.replaceChildren();
      this.#preview(outcome, status, series, Object.keys(question).length > 1);
    } catch (reason) {
      if (asked.signal.aborted) return;
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
    faults.replaceChildren(make('p', { role: 'alert' }, `⚠ ${this.page.say('試算できませんでした', 'It cannot be computed')}: ${reason.message}`),
      make('ul', { class: 'dots' }, ...errors.map(fault => {
        const pointer = fault.pointer.replace(/^\/values\/(\d+).*$/, (_, at) => `/values/${question.values?.[at]?.indicator}`);
        const input = inputs.find(each => pointer === each.dataset.pointer || pointer.startsWith(`${each.dataset.pointer}/`));
        const said = `${this.page.told(fault.message)}${fault.value ? `（${fault.value}）` : ''}${fault.expected ? ` [${this.page.told(fault.expected)}]` : ''}`;
        if (input) {
          input.setAttribute('aria-invalid', 'true');
          input.setAttribute('aria-describedby', `${input.id}-fault`);
          panel.querySelector(`[id="${input.id}-fault"]`)?.append(`⚠ ${said}`);
        }
        return make('li', {}, input ? said : `${fault.pointer} ${said}`);
      })));
  }

  #preview(outcome, status, series, differs) {
    const last = series.findLast(each => each.today.index !== null || each.preview.index !== null);
    const reason = side => (side.index === null ? `– ${this.page.text(side.notScoredLabel)}` : one(side.index));
    if (!last) {
      status.textContent = this.page.say('この KPI には、まだ指数を計算できる値がありません。', 'There are no values yet from which an index could be computed.');
      outcome.replaceChildren();
      return;
    }
    const points = difference(last.today.index, last.preview.index);
    const moved = series.filter(each => (difference(each.today.index, each.preview.index) ?? (each.today.index === each.preview.index ? 0 : 1)) !== 0).length;
    const reading = !differs ? this.page.say(`現在の算出方法の指数です。${this.page.period(last.period)}は ${reason(last.today)}。`, `The index by the method in force: ${reason(last.today)} in ${last.period}.`)
      : this.page.say(`${this.page.period(last.period)}：現在 ${reason(last.today)}、試算 ${reason(last.preview)}${points === null ? '' : `（${signed(points)}ポイント）`}。${moved}期で変わります。`,
        `${last.period}: today ${reason(last.today)}, preview ${reason(last.preview)}${points === null ? '' : ` (${signed(points)} points)`}. It differs in ${moved} periods.`);
    status.textContent = reading;
    const chart = make('div');
    const draw = () => chart.replaceChildren(lines(this.page, series, reading, chart.clientWidth || 600));
    const rows = [...series].reverse().map(each => make('tr', {}, make('th', { scope: 'row' }, this.page.period(each.period)), make('td', { class: 'n why' }, reason(each.today)), make('td', { class: 'n why' }, reason(each.preview)),
      make('td', { class: 'n' }, signed(difference(each.today.index, each.preview.index)))));
    outcome.replaceChildren(make('div', { class: 'both' }, chart,
      this.page.table(this.page.say('現在と試算の指数', 'Index today and in the preview'), this.page.say('指数（目標＝100）', 'Index (target = 100)'), [['期', 'Period'], ['現在', 'Today', 'n'], ['試算', 'Preview', 'n'], ['差（ポイント）', 'Difference (points)', 'n']], rows, true)));
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
}
