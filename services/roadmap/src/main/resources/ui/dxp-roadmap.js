// The plan's projects for staff: list with filter, roadmap of a project, report of a fiscal half.
const FIELDS = {
  industry: ['産業・しごと', 'Industry and work'],
  living: ['暮らし・まち', 'Living and community'],
  administration: ['行政経営', 'Public administration'],
};
const STATES = {
  NO_REPORT: ['報告なし', 'No report'],
  NOT_STARTED: ['未着手', 'Not started'],
  ON_TRACK: ['順調', 'On track'],
  AHEAD: ['前倒し', 'Ahead'],
  BEHIND: ['遅れ', 'Behind'],
  DONE: ['完了', 'Done'],
  SUSPENDED: ['休止', 'Suspended'],
};
const FIRST_YEAR = 2024;
const YEARS = 5;

function node(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

const half = text => /^FY(\d{4})-H([12])$/.exec(text ?? '');
// Column of a fiscal half on the axis, counted from 0; a whole year begins with its first half.
function column(period, end) {
  const match = half(period);
  if (match) return (Number(match[1]) - FIRST_YEAR) * 2 + Number(match[2]) - 1;
  const quarter = /^FY(\d{4})-Q([1-4])$/.exec(period ?? '');
  if (quarter) return (Number(quarter[1]) - FIRST_YEAR) * 2 + (Number(quarter[2]) > 2 ? 1 : 0);
  const year = /^FY(\d{4})$/.exec(period ?? '');
  return year ? (Number(year[1]) - FIRST_YEAR) * 2 + (end ? 1 : 0) : null;
}

// Half up to one decimal, as everywhere on the platform; beyond nine decimals is the noise of binary numbers.
const tenths = number => (Math.sign(number) * Math.round(Number((Math.abs(number) * 10).toFixed(8))) / 10 || 0).toFixed(1);

class DxpRoadmap extends HTMLElement {
  locale = 'ja';
  #projects = [];
  #filter = { words: '', field: '', state: '' };
  // What somebody has begun to write and not yet sent, by project; it survives a look at the list.
  #drafts = new Map();

  connectedCallback() {
    this.#load();
  }

  #say(ja, en) {
    return this.locale === 'en' ? en : ja;
  }

  #word(pair) {
    return this.#say(pair[0], pair[1]);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  async #load() {
    this.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch('/api/roadmap/projects', { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(`${answer.status}`);
      this.#projects = (await answer.json()).projects;
      this.#list();
    } catch (reason) {
      this.replaceChildren(
        node('p', { role: 'alert' }, this.#say(`事業を読み込めませんでした（${reason.message}）。`, `The projects could not be loaded (${reason.message}).`)),
        node('button', { class: 'btn', type: 'button', onclick: () => this.#load() }, this.#say('もう一度試す', 'Try again')));
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  #name(project) {
    return this.locale === 'en' && project.name.en ? project.name.en : project.name.ja;
  }

  #state(project) {
    return project.reports.at(-1)?.state ?? 'NO_REPORT';
  }

  #choice(id, label, entries, chosen, onchange) {
    return node('p', {}, node('label', { for: id }, label), ' ',
      node('select', { id, onchange },
        node('option', { value: '' }, this.#say('すべて', 'All')),
        ...Object.entries(entries).map(([key, pair]) => node('option', { value: key, selected: key === chosen }, this.#word(pair)))));
  }

  #list() {
    const rows = node('tbody');
    const count = node('p', { role: 'status' });
    const show = () => {
      const { words, field, state } = this.#filter;
      const shown = this.#projects.filter(project =>
        (!words || `${project.number} ${project.name.ja} ${project.name.en ?? ''} ${project.item}`.normalize('NFKC').toLowerCase().includes(words.normalize('NFKC').toLowerCase()))
        && (!field || project.field === field) && (!state || this.#state(project) === state));
      count.textContent = this.#say(`${this.#projects.length}件中 ${shown.length}件`, `${shown.length} of ${this.#projects.length} projects`);
      rows.replaceChildren(...shown.map(project => node('tr', {},
        node('td', {}, `${project.number}`),
        node('th', { scope: 'row' }, node('button', { class: 'btn sm', type: 'button', style: 'white-space:normal;text-align:start', onclick: () => this.#open(project) }, this.#name(project))),
        node('td', {}, this.#word(FIELDS[project.field])),
        node('td', {}, project.item),
        node('td', { style: 'text-align:end' }, this.#amount(project.budgets.at(-1))),
        node('td', {}, this.#word(STATES[this.#state(project)]), this.#drafts.has(project.number) ? node('small', {}, this.#say('（書きかけの報告あり）', ' (report not sent yet)')) : null))));
    };
    const search = node('input', { id: 'roadmap-words', type: 'search', value: this.#filter.words, oninput: event => { this.#filter.words = event.target.value; show(); } });
    this.replaceChildren(
      node('form', { role: 'search', 'aria-label': this.#say('事業の絞り込み', 'Filter projects'), onsubmit: event => event.preventDefault() },
        node('p', {}, node('label', { for: 'roadmap-words' }, this.#say('番号・名称・項目', 'Number, name, item')), ' ', search),
        this.#choice('roadmap-field', this.#say('分野', 'Field'), FIELDS, this.#filter.field, event => { this.#filter.field = event.target.value; show(); }),
        this.#choice('roadmap-state', this.#say('状況', 'State'), STATES, this.#filter.state, event => { this.#filter.state = event.target.value; show(); })),
      count,
      node('div', { style: 'overflow-x:auto', tabindex: '0', role: 'region', 'aria-label': this.#say('事業の一覧', 'Projects') },
        node('table', {}, node('thead', {}, node('tr', {}, ...[
          ['番号', 'No.'], ['事業名', 'Project'], ['分野', 'Field'], ['項目', 'Item'], ['予算（千円）', 'Budget (¥1,000)'], ['状況', 'State'],
        ].map(pair => node('th', { scope: 'col' }, this.#word(pair))))), rows)));
    show();
  }

  #amount(budget) {
    if (!budget) return this.#say('印字なし', 'not printed');
    return budget.thousandYen === null ? (budget.mark ?? '–') : budget.thousandYen.toLocaleString('ja-JP');
  }

  #open(project) {
    const heading = node('h2', { tabindex: '-1' }, `${project.number} ${this.#name(project)}`);
    this.replaceChildren(...[
      node('p', {}, node('button', { class: 'btn', type: 'button', onclick: () => this.#list() }, this.#say('一覧に戻る', 'Back to the list'))),
      heading,
      node('p', {}, [project.department, this.#word(FIELDS[project.field]), project.item].filter(Boolean).join(' ／ ')),
      ...project.linkedKpis.map(kpi => node('p', {}, `${kpi.code} ${(this.locale === 'en' ? kpi.name?.en : null) ?? kpi.name?.ja ?? ''}: `,
        kpi.index === null ? this.#say('算定前', 'not scored yet') : this.#say(`指数 ${tenths(kpi.index)}（${kpi.period}）`, `index ${tenths(kpi.index)} (${kpi.period})`))),
      this.#measures(project.measures),
      this.#gantt(project.phases),
      this.#reports(project),
      this.#mayReport(project) ? this.#form(project) : this.#reporters(project),
    ].filter(Boolean));
    heading.focus();
  }

  #measures(measures) {
    if (!measures.length) return null;
    const list = items => node('ul', {}, ...items.map(measure => node('li', {},
      `${measure.label} ${measure.name}${measure.mark ? `【${measure.mark}】` : ''} ${measure.budgets.map(budget => `${budget.year}: ${this.#amount(budget)}`).join(', ')}`,
      measure.measures.length ? list(measure.measures) : null)));
    return node('section', {}, node('h3', {}, this.#say('取組と予算（千円）', 'Measures and budgets (¥1,000)')), list(measures));
  }

  #gantt(phases) {
    if (!phases.length) return null;
    const columns = YEARS * 2;
    const head = Array.from({ length: YEARS }, (_, i) => node('th', { scope: 'col', colspan: '2' }, this.#say(`令和${FIRST_YEAR + i - 2018}年度`, `FY${FIRST_YEAR + i}`)));
    const rows = phases.map(phase => {
      const from = column(phase.from, false);
      const to = column(phase.to, true);
      const cells = [];
      if (from === null || to === null || from < 0 || from >= columns) {
        cells.push(node('td', { colspan: columns, style: 'border:1px dashed currentColor' }, `${phase.name}　`, node('small', {}, this.#say('時期は資料に印字なし', 'dates not printed in the plan'))));
      } else {
        const end = Math.min(to, columns - 1);
        if (from > 0) cells.push(node('td', { colspan: from }));
        cells.push(node('td', { colspan: end - from + 1, style: `border:2px ${phase.certain ? 'solid' : 'dashed'} currentColor` }, phase.name));
        if (end < columns - 1) cells.push(node('td', { colspan: columns - 1 - end }));
      }
      return node('tr', { title: phase.note }, node('th', { scope: 'row' }, phase.item), ...cells);
    });
    return node('section', {}, node('h3', {}, this.#say('ロードマップ', 'Roadmap')),
      phases.some(phase => !phase.certain) ? node('p', {}, this.#say('破線は、時期や行が資料に印字されていないものです。', 'Dashed: the plan does not print the dates or the row.')) : null,
      node('div', { style: 'overflow-x:auto', tabindex: '0', role: 'region', 'aria-label': this.#say('ロードマップの表', 'Roadmap table') },
        node('table', {}, node('thead', {}, node('tr', {}, node('th', { scope: 'col' }, this.#say('取組', 'Measure')), ...head)), node('tbody', {}, ...rows))));
  }

  #reports(project) {
    return node('section', {}, node('h3', {}, this.#say('半期ごとの報告', 'Reports by fiscal half')),
      project.reports.length
        ? node('ul', {}, ...project.reports.map(report => node('li', {}, `${report.half} ${this.#word(STATES[report.state])}${report.percent === null ? '' : ` ${report.percent}％`}: ${report.text}`)))
        : node('p', {}, this.#say('まだ報告がありません。', 'No report yet.')));
  }

  #halves() {
    const now = new Date();
    const fiscal = now.getMonth() < 3 ? now.getFullYear() - 1 : now.getFullYear();
    const all = [];
    for (let year = FIRST_YEAR; year <= Math.min(fiscal, FIRST_YEAR + YEARS - 1); year++) {
      all.push(`FY${year}-H1`);
      if (year < fiscal || now.getMonth() < 3 || now.getMonth() >= 9) all.push(`FY${year}-H2`);
    }
    return all;
  }

  // Those whom the service lets report: the DX office, and the clerks of the project's department.
  #mayReport(project) {
    const roles = this.roles ?? [];
    return roles.includes('office') || (roles.includes('clerk') && Boolean(project.departmentKey) && this.department === project.departmentKey);
  }

  #reporters(project) {
    return node('p', {}, project.departmentKey
      ? this.#say('報告は、所管課の入力担当とDX推進課が行います。', "Reports are written by the clerks of the project's department and the DX office.")
      : this.#say('報告は、DX推進課が行います。', 'Reports are written by the DX office.'));
  }

  #keep(project, form) {
    this.#drafts.set(project.number, Object.fromEntries(new FormData(form)));
    this.#tell('dxp:dirty', { dirty: true });
  }

  #form(project) {
    const draft = this.#drafts.get(project.number) ?? {};
    const faults = node('div', { role: 'alert' });
    const field = (id, ja, en, input) => node('p', {}, node('label', { for: id }, this.#say(ja, en)), node('br'), input);
    const halves = this.#halves();
    const form = node('form', { oninput: event => this.#keep(project, event.currentTarget), onsubmit: event => this.#send(event, project, faults) },
      node('h3', {}, this.#say('報告する', 'Report')), faults,
      field('report-half', '半期', 'Fiscal half', node('select', { id: 'report-half', name: 'half' }, ...halves.map(text => node('option', { value: text, selected: text === (draft.half ?? halves.at(-1)) }, text)))),
      field('report-state', '状況', 'State', node('select', { id: 'report-state', name: 'state' }, ...Object.entries(STATES).filter(([key]) => key !== 'NO_REPORT').map(([key, pair]) => node('option', { value: key, selected: key === (draft.state ?? 'ON_TRACK') }, this.#word(pair))))),
      field('report-percent', '進捗率（％、任意）', 'Progress (%, optional)', node('input', { id: 'report-percent', name: 'percent', type: 'number', min: '0', max: '100', step: '1', value: draft.percent })),
      field('report-text', '内容（必須）', 'What was done (required)', node('textarea', { id: 'report-text', name: 'text', rows: '5', required: true, style: 'width:100%' }, draft.text ?? null)),
      node('button', { class: 'btn', type: 'submit' }, this.#say('報告を送る', 'Send the report')));
    return form;
  }

  async #send(event, project, faults) {
    event.preventDefault();
    faults.replaceChildren();
    const data = new FormData(event.target);
    const button = event.target.querySelector('button[type=submit]');
    button.disabled = true;
    try {
      const answer = await fetch(`/api/roadmap/projects/${project.number}/reports`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]')?.content ?? '' },
        body: JSON.stringify({
          half: data.get('half'), state: data.get('state'), text: data.get('text'),
          percent: data.get('percent') === '' ? null : Number(data.get('percent')),
        }),
      });
      const body = await answer.json();
      if (!answer.ok) {
        faults.replaceChildren(node('p', {}, body.title), node('ul', {}, ...(body.errors ?? []).map(fault => node('li', {}, fault.message))));
        this.#tell('dxp:error', { message: body.title });
        return;
      }
      this.#drafts.delete(project.number);
      this.#tell('dxp:submitted', { message: this.#say('報告を保存しました', 'The report was saved') });
      if (this.#drafts.size) this.#tell('dxp:dirty', { dirty: true });
      this.#projects = this.#projects.map(each => each.number === project.number ? { ...each, ...body } : each);
      this.#open(this.#projects.find(each => each.number === project.number));
    } catch (reason) {
      this.#tell('dxp:error', { message: this.#say('送信できませんでした', 'Could not be sent') });
      faults.replaceChildren(node('p', {}, reason.message));
    } finally {
      button.disabled = false;
    }
  }
}

customElements.define('dxp-roadmap', DxpRoadmap);
