// The values of an indicator with every revision, as known now or at an instant.
import { STATUSES, make, read } from './dxp-catalogue-words.js';
import { STEPS, areas, exportLinks, refused, reports, trail } from './dxp-catalogue-trail.js';

// The quarter in which the public page shows a period.
function quarterOf(period) {
  const month = /^(\d{4})-(\d\d)$/.exec(period);
  if (month) {
    const [year, at] = [Number(month[1]), Number(month[2])];
    return at < 4 ? `FY${year - 1}-Q4` : `FY${year}-Q${Math.floor((at - 1) / 3)}`;
  }
  const fiscal = /^FY(\d+)(?:-([QH])(\d))?$/.exec(period);
  if (!fiscal) return null;
  return fiscal[2] === 'Q' ? period : `FY${fiscal[1]}-Q${fiscal[2] === 'H' && fiscal[3] === '1' ? 2 : 4}`;
}

// The day on which a period begins, by which periods are in order.
function startOf(period) {
  const [, kind, year, part, at] = /^(FY|CY)(\d+)(?:-([QH])(\d))?$/.exec(period) ?? [];
  if (!kind) return period;
  const months = (kind === 'FY' ? 3 : 0) + (part ? (Number(at) - 1) * (part === 'Q' ? 3 : 6) : 0);
  return `${Number(year) + Math.floor(months / 12)}-${`${months % 12 + 1}`.padStart(2, '0')}`;
}

export class ValuesPanel {
  #tongue;
  #indicator;
  #kpis = [];
  #place = make('div', { id: 'dxp-catalogue-values' });
  #status = make('p', { role: 'status', id: 'dxp-catalogue-values-status' });
  #asked = 0;
  #known = null;
  #area = '';
  #several = false;
  #found;
  #choice = make('p', { class: 'acts', hidden: true });
  #reports = new Map();

  constructor(tongue, indicator) {
    this.#tongue = tongue;
    this.#indicator = indicator;
  }

  panel() {
    const say = (ja, en) => this.#tongue.say(ja, en);
    const day = make('input', { id: 'dxp-catalogue-day', type: 'date', max: '9999-12-31' });
    const time = make('input', { id: 'dxp-catalogue-time', type: 'time', step: '1', 'aria-describedby': 'dxp-catalogue-time-hint' });
    const now = make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-now', hidden: true, onclick: () => {
      day.value = '';
      time.value = '';
      now.hidden = true;
      this.#load(null);
      day.focus();
    } }, say('現在の値に戻す', 'Back to today'));
    const form = make('form', { class: 'acts', 'aria-label': say('この時点で分かっていた値', 'Values as known at an instant'), onsubmit: event => {
      event.preventDefault();
      now.hidden = !day.value;
      this.#load(day.value ? (time.value ? `${day.value}T${time.value.length === 5 ? `${time.value}:00` : time.value}+09:00` : day.value) : null);
    } },
    make('label', { for: 'dxp-catalogue-day' }, say('この時点で分かっていた値', 'As known at')), day,
    make('label', { for: 'dxp-catalogue-time' }, say('時刻', 'time'), make('span', { class: 'hint', id: 'dxp-catalogue-time-hint' }, say('空欄はその日の終わり', 'empty: the end of the day'))), time,
    make('button', { class: 'btn', type: 'submit', id: 'dxp-catalogue-known' }, say('表示', 'Show')), now);
    this.#found = areas(this.#indicator);
    this.#load(null);
    return make('section', { class: 'panel', 'aria-labelledby': 'dxp-catalogue-values-title' },
      make('h3', { id: 'dxp-catalogue-values-title' }, say('値と改訂', 'Values and revisions')), this.#choice, form, this.#status, this.#place);
  }

  // Offers the municipalities, if there are any.
  #offer(found, itself) {
    if (this.#several || ![...found.keys()].some(code => code !== itself)) return;
    this.#several = true;
    const shown = code => `${this.#tongue.text(found.get(code))} ${code}`.trim();
    this.#choice.append(make('label', { for: 'dxp-catalogue-area' }, this.#tongue.say('地域', 'Area')),
      make('select', { id: 'dxp-catalogue-area', onchange: event => {
        this.#area = event.target.value;
        this.#load(this.#known);
      } }, make('option', { value: '' }, shown(itself)), ...[...found.keys()].filter(code => code !== itself).map(code => make('option', { value: code }, shown(code)))));
    this.#choice.hidden = false;
  }

  // @param known an instant or a day in Japan; null for what holds now
  async #load(known) {
    const asked = ++this.#asked;
    this.#known = known;
    const tongue = this.#tongue;
    this.#place.setAttribute('aria-busy', 'true');
    this.#status.textContent = tongue.say('値を読み込んでいます…', 'Loading the values…');
    try {
      const query = new URLSearchParams(Object.entries({ area: this.#area, asOf: known }).filter(([, value]) => value));
      const [{ values, area }, told, found, turnedAway] = await Promise.all([read(`/api/indicators/${encodeURIComponent(this.#indicator.code)}/values?${query}`),
        reports(this.#indicator, this.#area, known).catch(reason => ({ values: new Map(), withheld: 0, complete: true, reason })), this.#found, refused(this.#indicator, this.#area, null, known)]);
      this.#kpis = await this.#readers();
      if (asked !== this.#asked) return;
      const at = known ? (known.length === 10 ? known : tongue.instant(known)) : null;
      this.#status.textContent = [at ? tongue.say(`${at} の時点で分かっていた値：`, `As known at ${at}: `) : tongue.say('現在の値：', 'As known now: '),
        values.length ? tongue.say(`${values.length}期`, `${values.length} periods`)
          : at ? tongue.say('この時点では、まだ値がありませんでした。', 'there was no value yet.') : tongue.say('まだ値がありません。値は「値の入力」で登録します。', 'no value yet. Values are reported on the entry page.')].join('');
      if (!this.#area) this.#offer(found, area);
      this.#reports = told.values;
      const without = [...told.values.values()].filter(each => !values.some(value => value.period === each.period));
      if (without.length) this.#status.textContent += tongue.say(`、ほかに値のない期 ${without.length}`, `, and ${without.length} without a value`);
      const vain = [...Map.groupBy(turnedAway.filter(each => !values.some(value => value.period === each.period) && !told.values.has(each.period)), each => each.period)];
      if (vain.length) this.#status.textContent += tongue.say(`、使えない値だけの期 ${vain.length}`, `, and ${vain.length} with unusable figures only`);
      this.#place.replaceChildren(...[values.length + without.length + vain.length ? this.#table(values, without, vain) : null, ...this.#notes(told, turnedAway, known),
        values.length + told.values.size + told.withheld + turnedAway.length || this.#several ? exportLinks(tongue, this.#indicator, this.#area, known, this.#several) : null].filter(Boolean));
    } catch (reason) {
      if (asked !== this.#asked) return;
      this.#status.textContent = '';
      this.#place.replaceChildren(tongue.failed(tongue.say('値を読み込めませんでした。', 'The values could not be loaded.'), reason, () => this.#load(known)));
    } finally {
      if (asked === this.#asked) this.#place.removeAttribute('aria-busy');
    }
  }

  #notes(told, turnedAway, known) {
    const tongue = this.#tongue;
    return [
      told.reason && told.reason.status !== 403 ? tongue.failed(tongue.say('提出・差戻しなどの手続きを読み込めませんでした。値はそのまま見られます。', 'What was done with the reports could not be loaded; the values are complete.'), told.reason, () => this.#load(known)) : null,
      told.withheld ? make('p', { class: 'small', id: 'dxp-catalogue-withheld' }, tongue.say(`ほかの課の報告など、手続きを表示できない期が${told.withheld}あります。`, `The steps of ${told.withheld} periods are for others to see, such as the department that reports them.`)) : null,
      turnedAway.isCut ? make('p', { class: 'small' }, tongue.say('使えなかった値が多いため、画面には一部だけを示しています。すべてはCSVにあります。', 'There are too many unusable figures for this page; the CSV has all of them.')) : null,
      told.complete ? null : make('p', { class: 'small' }, tongue.say('手続きが多いため、画面には一部だけを示しています。すべてはCSVにあります。', 'There are too many steps for this page; the CSV has all of them.')),
    ];
  }

  // The KPIs that are computed from the indicator. Without an answer the links lead to the first public page.
  async #readers() {
    try {
      const { kpis } = await read('/api/kpis');
      return kpis.filter(kpi => kpi.components.some(each => each.indicator === this.#indicator.code)).map(kpi => kpi.code);
    } catch {
      return [];
    }
  }

  #shown(entry) {
    return entry.stage ?? this.#tongue.number(entry.value, this.#indicator.decimals);
  }

  #table(values, without, vain) {
    const rows = [...vain.map(([period, figures]) => [period, () => this.#inVain(period, figures)]), ...values.map(value => [value.period, () => this.#rows(value)]), ...without.map(passage => [passage.period, () => this.#missing(passage)])]
      .sort(([one], [other]) => startOf(other).localeCompare(startOf(one)) || other.localeCompare(one)).flatMap(([, made]) => made());
    return this.#tongue.table(this.#tongue.say('値の一覧', 'Values'), null,
      [['期間', 'Period'], [`値（${this.#indicator.unit}）`, `Value (${this.#tongue.unit(this.#indicator)})`, 'n'], ['確度', 'Status'], ['改訂', 'Revision'], ['記録日時', 'Recorded', 'more'], ['備考', 'Note', 'more']], rows, values.length + without.length + vain.length > 12);
  }

  // A period that was reported and has no value: it waits, was given back, or there is a reason for none.
  #missing(passage) {
    const tongue = this.#tongue;
    const last = passage.lines.at(-1);
    const none = last.absence !== null && last.absence !== undefined;
    const { more, unfold } = this.#unfolding(passage.period, tongue.say(`手続き${passage.lines.length}件`, passage.lines.length === 1 ? '1 step' : `${passage.lines.length} steps`), false);
    return [make('tr', { 'data-period': passage.period, 'data-missing': passage.state }, make('th', { scope: 'row' }, tongue.period(passage.period)),
      make('td', { class: 'n' }, none ? tongue.say('値なし', 'no value') : '–'), make('td', { class: 'k' }, make('span', { class: 'chip' }, passage.state === 'SUBMITTED' ? tongue.say('承認待ち', 'waits for approval') : tongue.word(STEPS[passage.state]))),
      make('td', { class: 'k' }, unfold), make('td', { class: 'more' }, tongue.instant(last.at)), make('td', { class: 'wide more' }, (none ? last.absence : last.note) ?? '')), more];
  }

  // A period of which there is nothing but figures of feeds that could not be used.
  #inVain(period, figures) {
    const tongue = this.#tongue;
    const waiting = figures.filter(each => !each.resolution).length;
    const { more, unfold } = this.#unfolding(period, tongue.say(`${figures.length}件`, figures.length === 1 ? '1 figure' : `${figures.length} figures`), false);
    return [make('tr', { 'data-period': period, 'data-missing': 'REFUSED' }, make('th', { scope: 'row' }, tongue.period(period)),
      make('td', { class: 'n' }, '–'), make('td', { class: 'k' }, make('span', { class: 'chip' }, tongue.say('使えない値のみ', 'unusable'))), make('td', { class: 'k' }, unfold),
      make('td', { class: 'more' }, tongue.instant(figures.map(each => each.at).sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1))),
      make('td', { class: 'wide more' }, waiting ? tongue.say(`${waiting}件が直しを待っています`, waiting === 1 ? '1 waits to be mended' : `${waiting} wait to be mended`) : '')), more];
  }

  #rows(value) {
    const tongue = this.#tongue;
    const { more, unfold } = this.#unfolding(value.period, value.revision > 1 ? tongue.say(`改訂${value.revision - 1}回`, `revised ${value.revision - 1}×`) : tongue.say('初回', 'first'));
    return [make('tr', { 'data-period': value.period }, make('th', { scope: 'row' }, tongue.period(value.period)),
      make('td', { class: 'n' }, this.#shown(value), value.sample ? make('span', {}, ' ', make('span', { class: 'chip' }, tongue.say('サンプル値', 'sample'))) : null),
      make('td', { class: 'k' }, tongue.word(STATUSES[value.status], value.status)), make('td', { class: 'k' }, unfold), make('td', { class: 'more' }, tongue.instant(value.recordedAt)), make('td', { class: 'wide more' }, value.note ?? '')), more];
  }

  // A row that is hidden until its button is pressed, and tells how a value came about. Only a value of the organization itself moves an index.
  #unfolding(period, said, published = true) {
    const tongue = this.#tongue;
    const id = `dxp-catalogue-revisions-${period}`;
    const more = make('tr', { id, hidden: true }, make('td', { colspan: '6', class: 'inner' }));
    const unfold = make('button', { class: 'open', type: 'button', 'aria-expanded': 'false', 'aria-controls': id,
      'aria-label': tongue.say(`${tongue.period(period)}：${said}、この値の経緯を開く`, `${period}: ${said}, show how this value came about`), onclick: () => {
        more.hidden = !more.hidden;
        unfold.setAttribute('aria-expanded', `${!more.hidden}`);
        if (!more.hidden) more.firstChild.replaceChildren(trail(tongue, this.#indicator, this.#area, period, this.#reports.get(period), this.#known), ...(published && !this.#area ? [this.#effect(period)] : []));
      } }, `${said} ▾`);
    return { more, unfold };
  }

  #effect(period) {
    const tongue = this.#tongue;
    const root = tongue.say('', '/en');
    const quarter = quarterOf(period);
    const links = this.#kpis.map(code => make('a', { href: `${root}/kpis/${encodeURIComponent(code)}${quarter ? `?period=${quarter}` : ''}` }, code));
    if (links.length === 0) links.push(make('a', { href: `${root}/` }, tongue.say('公開ページ', 'public page')));
    return make('p', { class: 'small' }, tongue.say('指数への影響は公開ページで見られます：', 'What it does to the index is shown on the public page: '), ...links.flatMap((link, at) => (at ? [tongue.say('、', ', '), link] : [link])));
  }
}
