// The form in which the DX office defines an indicator or changes its definition.
import { ACCUMULATIONS, DIRECTIONS, FORMS, FREQUENCIES, METHODS, Members, PATHS, digits, figure, given, make, read, textOrNull } from './dxp-catalogue-words.js';
import { differenceTable, differences } from './dxp-catalogue-differences.js';
import { blame, forgive } from './dxp-catalogue-faults.js';

// What an index is measured by.
const MEASURES = /^(direction|accumulation|baseline|target|normalisation|stages)/;
const EMPTY = { name: {}, definition: null, unit: '', decimals: 0, direction: null, accumulation: null, frequency: null, baseline: null, targets: [], targetPath: 'STEP', normalisation: { method: null }, sample: false, department: '', validFrom: '' };
// An answer to this reason is always a refusal: so the service tells all that is wrong while nothing can be stored.
const NO_REASON = false;
const UNNAMED = 'X';

export class DefinitionForm {
  #page;
  #tongue;
  #before;
  #isNew;
  #targets = [];
  #stages = [];
  #form;
  #faults = make('div', { id: 'dxp-catalogue-faults', tabindex: '-1' });
  #changed = make('div');
  #count = make('p', { role: 'status', class: 'small', id: 'dxp-catalogue-changed' });
  #targetPlace = make('div');
  #stagePlace = make('div');

  // @param page the element: tongue, mark(dirty), announce(text), tell(type, detail), saved(indicator, before), cancelled()
  // @param before the definition to change, or null for a new indicator
  constructor(page, before) {
    this.#page = page;
    this.#tongue = page.tongue;
    this.#before = before;
    this.#isNew = before === null;
  }

  #say(ja, en) {
    return this.#tongue.say(ja, en);
  }

  #field(pointer, ja, en, input, hint) {
    const id = `dxp-catalogue${pointer.replaceAll('/', '-')}`;
    input.id = id;
    input.name = pointer;
    input.dataset.pointer = pointer;
    if (hint) input.setAttribute('aria-describedby', `${id}-hint`);
    return make('div', {}, make('label', { for: id }, this.#say(ja, en), hint ? make('span', { class: 'hint', id: `${id}-hint` }, hint) : null), input, make('span', { class: 'fault', id: `${id}-fault` }));
  }

  #line(value, more = {}) {
    return make('input', { value: digits(value) ?? '', autocomplete: 'off', ...more });
  }

  #lines(value, rows) {
    return Object.assign(make('textarea', { rows, maxlength: '2000' }), { value: value ?? '' });
  }

  #pick(entries, chosen) {
    return make('select', {}, given(chosen) ? null : make('option', { value: '' }, this.#say('選んでください', 'Choose')),
      ...Object.entries(entries).map(([key, pair]) => make('option', { value: key, selected: key === chosen }, this.#tongue.word(pair))));
  }

  #group(ja, en, ...content) {
    return make('fieldset', {}, make('legend', {}, this.#say(ja, en)), ...content);
  }

  panel() {
    const title = this.#isNew ? this.#say('新しい指標の定義', 'Define a new indicator')
      : this.#say(`${this.#before.code} の定義を変更する`, `Change the definition of ${this.#before.code}`);
    this.#form = make('form', { novalidate: true, id: 'dxp-catalogue-form' });
    this.#form.addEventListener('input', () => this.#touched());
    this.#form.addEventListener('change', () => this.#touched());
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    this.#fill();
    return make('section', { class: 'panel', 'aria-labelledby': 'dxp-catalogue-title' }, make('h2', { id: 'dxp-catalogue-title', tabindex: '-1' }, title),
      make('p', { class: 'small' }, this.#isNew ? this.#say('保存すると第1版になります。', 'It becomes version 1.')
        : this.#say('保存すると新しい版になります。これまでの版は書き換えられません。', 'It becomes a new version; earlier versions are never overwritten.')), this.#form);
  }

  // A key decides who may report: one that nobody has registered may be meant, or misspelt.
  #department(was) {
    const tongue = this.#page.tongue;
    const registered = tongue.registeredDepartments();
    const keys = [...new Set([...this.#page.departments(), ...registered])];
    const input = this.#line(was, { list: 'dxp-catalogue-departments' });
    const said = make('span', { class: 'hint', id: 'dxp-catalogue-department-said', role: 'status' });
    const tell = () => {
      const key = input.value.trim();
      said.textContent = key === '' || registered.length === 0 ? ''
        : registered.includes(key) ? tongue.department(key)
          : this.#say(`⚠ 「${key}」という部署は登録されていません。綴りを確かめてください。正しければ「値の入力」の「部署と宛先」で登録してください。`, `⚠ No department “${key}” is registered. Check the spelling; if it is right, register it under Departments on the entry page.`);
    };
    input.addEventListener('input', tell);
    tell();
    const field = this.#field('/department', '所管課（必須）', 'Department (required)', input, this.#say('部署のキーで書きます。候補には名前が出ます', 'The key of a department; the list shows their names'));
    field.append(said);
    return [field, make('datalist', { id: 'dxp-catalogue-departments' }, ...keys.map(each => make('option', { value: each, label: tongue.department(each) })))];
  }

  #fill() {
    const was = this.#before ?? EMPTY;
    this.#targets = (was.targets ?? []).map(each => ({ period: each.period, form: each.form ?? '', value: digits(each.value) ?? '', upper: digits(each.upper) ?? '', ja: each.text?.ja ?? '', en: each.text?.en ?? '' }));
    this.#stages = Object.entries(was.normalisation?.stages ?? {}).map(([name, score]) => ({ name, score: digits(score) }));
    const sample = make('input', { type: 'checkbox', id: 'dxp-catalogue-sample', name: '/sample', checked: was.sample });
    const method = this.#pick(METHODS, was.normalisation?.method);
    const goalposts = make('div', { class: 'fields' },
      this.#field('/normalisation/lower', '下限（必須）', 'Lower end (required)', this.#line(was.normalisation?.lower, { class: 'num', inputmode: 'decimal' })),
      this.#field('/normalisation/upper', '上限（必須）', 'Upper end (required)', this.#line(was.normalisation?.upper, { class: 'num', inputmode: 'decimal' })));
    const needs = () => {
      goalposts.hidden = method.value !== 'GOALPOSTS';
      this.#stagePlace.hidden = method.value !== 'STAGES';
      if (method.value === 'STAGES' && this.#stages.length === 0) this.#stages.push({ name: '', score: '' });
      this.#drawStages();
    };
    method.addEventListener('change', needs);
    const year = this.#say('年度。例：FY2026、令和8年度', 'A fiscal year such as FY2026');
    this.#form.replaceChildren(...[this.#faults,
      this.#group('名称と定義', 'Name and definition', make('div', { class: 'fields' }, ...[
        this.#isNew ? this.#field('/code', 'コード（必須）', 'Code (required)', this.#line(''), this.#say('英字で始まる英数字。例：I21', 'A letter, then letters and digits, such as I21')) : null,
        this.#field('/name/ja', '名称・日本語（必須）', 'Name, Japanese (required)', this.#line(was.name.ja)),
        this.#field('/name/en', '名称・英語', 'Name, English', this.#line(was.name.en))].filter(Boolean)), make('div', { class: 'fields' },
        this.#field('/definition/ja', '定義・日本語', 'Definition, Japanese', this.#lines(was.definition?.ja, '3'), this.#say('何を、どう数えた値か', 'What is counted, and how')),
        this.#field('/definition/en', '定義・英語', 'Definition, English', this.#lines(was.definition?.en, '3'))), make('div', { class: 'fields' },
        this.#field('/sourceStatistic', '出典統計', 'Source statistic', this.#line(was.sourceStatistic)),
        ...this.#department(was.department))),
      this.#group('測り方', 'How it is measured', make('div', { class: 'fields' },
        this.#field('/unit', '単位（必須）', 'Unit (required)', this.#line(was.unit)),
        this.#field('/decimals', '小数点以下の桁数', 'Decimals', this.#line(was.decimals ?? 0, { class: 'num', inputmode: 'numeric' }), this.#say('0から6', '0 to 6')),
        this.#field('/direction', '方向（必須）', 'Direction (required)', this.#pick(DIRECTIONS, was.direction)),
        this.#field('/accumulation', '値の性質（必須）', 'Kind of value (required)', this.#pick(ACCUMULATIONS, was.accumulation)),
        this.#field('/frequency', '頻度（必須）', 'Frequency (required)', this.#pick(FREQUENCIES, was.frequency)))),
      this.#group('基準値と目標値', 'Baseline and targets', make('div', { class: 'fields' },
        this.#field('/baseline/period', '基準値の期間', 'Period of the baseline', this.#line(was.baseline?.period), this.#say('例：FY2023、2023年度', 'Such as FY2023')),
        this.#field('/baseline/value', '基準値', 'Baseline', this.#line(was.baseline?.value, { class: 'num', inputmode: 'decimal' })),
        this.#field('/targetPath', '目標値の間のつなぎ方', 'Between the targets', this.#pick(PATHS, was.targetPath ?? 'STEP'), this.#say('直線は基準値から目標値まで少しずつ', 'Linear: step by step from the baseline'))),
      this.#targetPlace,
      make('label', { for: 'dxp-catalogue-sample', style: 'font-weight:400' }, sample, this.#say('基準値と目標値はサンプル値（実演用）', 'Baseline and targets are samples, for demonstration'))),
      this.#group('達成度の求め方', 'Normalisation', make('div', { class: 'fields' }, this.#field('/normalisation/method', '求め方（必須）', 'Method (required)', method)), goalposts, this.#stagePlace),
      this.#group('適用期間と理由', 'Validity and reason', make('div', { class: 'fields' },
        this.#field('/validFrom', '適用開始年度（必須）', 'Valid from (required)', this.#line(was.validFrom), this.#isNew ? year
          : this.#say('年度。同じ年度なら前の版と入れ替わり、あとの年度なら前の年度の指数は変わりません', 'A fiscal year. The same year replaces the version before; a later one leaves the years before as they are')),
        this.#field('/validTo', '適用終了年度', 'Valid to', this.#line(was.validTo), this.#say('空欄は期限なし', 'Empty: open'))),
      this.#field('/reason', this.#isNew ? '理由' : '変更の理由（必須）', this.#isNew ? 'Reason' : 'Reason for the change (required)', this.#lines('', '2'), this.#say('委員会と公開ページで説明できるように書いてください', 'As it can be told to the committee'))),
      this.#isNew ? null : make('div', {}, this.#count, this.#changed),
      make('p', { class: 'acts save' }, make('button', { class: 'btn key', type: 'submit', id: 'dxp-catalogue-save' }, this.#isNew ? this.#say('保存する', 'Save') : this.#say('新しい版として保存する', 'Save as a new version')),
        make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-undo', onclick: () => this.#undo() }, this.#say('入力を元に戻す', 'Undo all')),
        make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-cancel', onclick: () => this.#page.cancelled() }, this.#say('やめる', 'Cancel')))].filter(Boolean));
    this.#drawTargets();
    needs();
    this.#compare();
  }

  #touched() {
    this.#page.mark(true);
    this.#compare();
  }

  #undo() {
    if (this.#page.dirty && !window.confirm(this.#say('入力した内容をすべて元に戻します。よろしいですか。', 'All input is undone. Go on?'))) return;
    forgive(this.#form, this.#faults);
    this.#fill();
    this.#page.mark(false);
    this.#page.announce(this.#say('入力を元に戻しました。', 'The input was undone.'));
    this.#form.querySelector('#dxp-catalogue-name-ja').focus();
  }

  // The draft as a version beside the one that it starts from.
  #compare() {
    if (this.#isNew) return;
    const draft = this.#draft();
    const version = { ...draft, targets: draft.targets ?? [], normalisation: { ...draft.normalisation, stages: draft.normalisation?.stages?.pairs ?? [] } };
    const found = differences(this.#before, version, this.#tongue);
    const said = this.#say(`第${this.#before.version}版からの変更点：${found.length}件`, `Changed from version ${this.#before.version}: ${found.length}`);
    if (this.#count.textContent !== said) this.#count.textContent = said;
    this.#changed.replaceChildren(...(found.length ? [differenceTable(found, this.#tongue, this.#say('変更点', 'Changes')), this.#again(found, version.validFrom) ?? ''] : []));
  }

  // Another measure for years that are behind computes their indexes anew: whoever means to change course says so by the year.
  #again(found, from) {
    const [year, month] = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }).split('-').map(Number);
    const now = `FY${month < 4 ? year - 1 : year}`;
    return /^FY\d{4}$/.test(from) && from < now && found.some(each => MEASURES.test(each.key))
      ? make('p', { class: 'again' }, this.#say(`⚠ ${from} からの指数をこの定義で計算し直します（今の値は改訂の履歴に残ります）。前の年度の指数を変えないときは、適用開始年度を ${now} 以降にしてください。`,
        `⚠ The indexes from ${from} on are computed anew by this definition (those of today stay in the history of revisions). To leave earlier years as they are, let it be valid from ${now} or later.`))
      : null;
  }

  // ---- Rows of targets and of stages ----

  #heard(input, row, key, after) {
    input.addEventListener(input.tagName === 'SELECT' ? 'change' : 'input', () => {
      row[key] = input.value;
      after?.();
    });
    return input;
  }

  #drawTargets(focused) {
    const rows = this.#targets.map((row, at) => {
      const pointer = `/targets/${at}`;
      const form = this.#heard(make('select', {}, make('option', { value: '' }, this.#say('方向に合わせる', 'As the direction says')),
        ...Object.entries(FORMS).map(([key, pair]) => make('option', { value: key, selected: key === row.form }, this.#tongue.word(pair)))), row, 'form', () => this.#drawTargets(`#dxp-catalogue-targets-${at}-form`));
      const inWords = row.form === 'IMPROVE';
      const number = (key, ja, en) => this.#field(`${pointer}/${key}`, ja, en, this.#heard(this.#line(row[key], { class: 'num', inputmode: 'decimal' }), row, key));
      const words = (key, ja, en) => this.#field(`${pointer}/text/${key}`, ja, en, this.#heard(this.#line(row[key]), row, key), key === 'ja' && inWords ? this.#say('例：現状より増加', 'Such as 現状より増加') : null);
      return make('fieldset', {}, make('legend', {}, this.#say(`目標 ${at + 1}`, `Target ${at + 1}`)), make('div', { class: 'fields' }, ...[
        this.#field(`${pointer}/period`, '期間（必須）', 'Period (required)', this.#heard(this.#line(row.period), row, 'period'), this.#say('例：FY2028', 'Such as FY2028')),
        this.#field(`${pointer}/form`, '目標の形', 'Form', form),
        inWords ? null : row.form === 'RANGE' ? number('value', '下端（必須）', 'Lower end (required)') : number('value', '目標値（必須）', 'Target (required)'),
        row.form === 'RANGE' ? number('upper', '上端（必須）', 'Upper end (required)') : null,
        inWords ? words('ja', 'ことば・日本語（必須）', 'Words, Japanese (required)') : words('ja', 'ことばでの補足・日本語', 'In words, Japanese'),
        words('en', inWords ? 'ことば・英語' : 'ことばでの補足・英語', inWords ? 'Words, English' : 'In words, English')].filter(Boolean)),
      make('button', { class: 'btn sm', type: 'button', id: `dxp-catalogue-targets-${at}-remove`, onclick: () => {
        this.#targets.splice(at, 1);
        this.#drawTargets('#dxp-catalogue-add-target');
        this.#touched();
        this.#page.announce(this.#say(`目標 ${at + 1} を外しました。`, `Target ${at + 1} was removed.`));
      } }, this.#say(`目標 ${at + 1} を外す`, `Remove target ${at + 1}`)));
    });
    const add = make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-add-target', onclick: () => {
      this.#targets.push({ period: '', form: '', value: '', upper: '', ja: '', en: '' });
      this.#drawTargets(`#dxp-catalogue-targets-${this.#targets.length - 1}-period`);
      this.#touched();
    } }, this.#say('目標を加える', 'Add a target'));
    add.dataset.pointer = '/targets';
    this.#targetPlace.replaceChildren(...(rows.length ? rows : [make('p', { class: 'small' }, this.#say('目標のない指標は参考値になり、指数には入りません。', 'Without a target it is a reference and does not enter an index.'))]),
      make('p', { class: 'acts' }, add), make('span', { class: 'fault', id: 'dxp-catalogue-add-target-fault' }));
    if (focused) this.#targetPlace.querySelector(focused)?.focus();
  }

  #drawStages(focused) {
    const rows = this.#stages.map((row, at) => {
      const id = `dxp-catalogue-stages-${at}`;
      const name = this.#heard(this.#line(row.name, { id: `${id}-name` }), row, 'name', () => { score.dataset.pointer = `/normalisation/stages/${row.name.trim()}`; });
      name.dataset.pointer = `/stage-names/${at}`;
      const score = this.#heard(this.#line(row.score, { id: `${id}-score`, class: 'num', inputmode: 'decimal' }), row, 'score');
      score.dataset.pointer = `/normalisation/stages/${row.name.trim()}`;
      return make('fieldset', {}, make('legend', {}, this.#say(`段階 ${at + 1}`, `Stage ${at + 1}`)), make('div', { class: 'fields' },
        make('div', {}, make('label', { for: name.id }, this.#say('名（必須）', 'Name (required)')), name, make('span', { class: 'fault', id: `${name.id}-fault` })),
        make('div', {}, make('label', { for: score.id }, this.#say('得点（必須）', 'Score (required)')), score, make('span', { class: 'fault', id: `${score.id}-fault` }))),
      make('button', { class: 'btn sm', type: 'button', onclick: () => {
        this.#stages.splice(at, 1);
        this.#drawStages('#dxp-catalogue-add-stage');
        this.#touched();
        this.#page.announce(this.#say(`段階 ${at + 1} を外しました。`, `Stage ${at + 1} was removed.`));
      } }, this.#say(`段階 ${at + 1} を外す`, `Remove stage ${at + 1}`)));
    });
    const add = make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-add-stage', onclick: () => {
      this.#stages.push({ name: '', score: '' });
      this.#drawStages(`#dxp-catalogue-stages-${this.#stages.length - 1}-name`);
      this.#touched();
    } }, this.#say('段階を加える', 'Add a stage'));
    add.dataset.pointer = '/normalisation/stages';
    this.#stagePlace.replaceChildren(...rows, make('p', { class: 'acts' }, add), make('span', { class: 'fault', id: 'dxp-catalogue-add-stage-fault' }));
    if (focused) this.#stagePlace.querySelector(focused)?.focus();
  }

  // ---- What is sent ----

  #draft() {
    const data = new FormData(this.#form);
    const text = pointer => textOrNull(data.get(pointer)) ?? undefined;
    const localized = (ja, en) => (textOrNull(ja) || textOrNull(en) ? { ja: textOrNull(ja) ?? undefined, en: textOrNull(en) ?? undefined } : undefined);
    const method = text('/normalisation/method');
    const goalposts = method === 'GOALPOSTS';
    const baseline = { period: text('/baseline/period'), value: figure(data.get('/baseline/value')) };
    return {
      name: localized(data.get('/name/ja'), data.get('/name/en')), definition: localized(data.get('/definition/ja'), data.get('/definition/en')),
      unit: text('/unit'), decimals: figure(data.get('/decimals')), direction: text('/direction'), accumulation: text('/accumulation'), frequency: text('/frequency'),
      baseline: baseline.period || baseline.value ? baseline : undefined,
      targets: this.#targets.map(row => ({ period: textOrNull(row.period) ?? undefined, form: row.form || undefined, value: row.form === 'IMPROVE' ? undefined : figure(row.value),
        upper: row.form === 'RANGE' ? figure(row.upper) : undefined, text: localized(row.ja, row.en) })),
      targetPath: text('/targetPath'),
      normalisation: method ? { method, lower: goalposts ? figure(data.get('/normalisation/lower')) : undefined, upper: goalposts ? figure(data.get('/normalisation/upper')) : undefined,
        stages: method === 'STAGES' ? new Members(this.#stages.filter(row => row.name.trim() || row.score).map(row => [row.name.trim(), figure(row.score) ?? ''])) : undefined } : {},
      department: text('/department'), sourceStatistic: text('/sourceStatistic'), validFrom: text('/validFrom'), validTo: text('/validTo'),
      sample: data.get('/sample') !== null, reason: text('/reason'), version: this.#before?.version,
    };
  }

  // What the service cannot know or would not see.
  #ownFaults(code, draft, indicators) {
    const faults = [];
    if (this.#isNew && !code) faults.push({ pointer: '/code', message: 'コードがありません / there is no code' });
    else if (this.#isNew && indicators.some(each => each.code === code)) faults.push({ pointer: '/code', message: 'このコードは使われています / this code is taken', value: code });
    const names = this.#stages.map(row => row.name.trim());
    if (draft.normalisation.stages) {
      names.forEach((name, at) => {
        if (!name && this.#stages[at].score) faults.push({ pointer: `/stage-names/${at}`, message: '段階の名がありません / the stage has no name' });
        else if (name && names.indexOf(name) < at) faults.push({ pointer: `/stage-names/${at}`, message: '同じ名の段階が2つあります / two stages have one name', value: name });
      });
    }
    if (!this.#isNew && !draft.reason) faults.push({ pointer: '/reason', message: '変更の理由がありません / there is no reason for the change' });
    return faults;
  }

  async #send() {
    const save = this.#form.querySelector('#dxp-catalogue-save');
    if (save.disabled) return;
    save.disabled = true;
    forgive(this.#form, this.#faults);
    this.#page.announce(this.#say('保存しています…', 'Saving…'));
    const code = this.#isNew ? textOrNull(new FormData(this.#form).get('/code')) : this.#before.code;
    const address = each => `/api/indicators/${encodeURIComponent(each)}`;
    const draft = this.#draft();
    let own = [];
    try {
      const { indicators } = await read('/api/indicators');
      const theirs = indicators.find(each => each.code === code);
      if (!this.#isNew && theirs && theirs.version !== this.#before.version) {
        this.#overtaken(theirs);
        return;
      }
      own = this.#ownFaults(code, draft, indicators);
      const answer = await read(address(own.length && (!code || own[0].pointer === '/code') ? UNNAMED : code), 'PUT', own.length ? { ...draft, reason: NO_REASON } : draft);
      this.#page.mark(false);
      this.#page.saved(answer, this.#before);
    } catch (reason) {
      await this.#refused(reason, own, code);
    } finally {
      save.disabled = false;
    }
  }

  async #refused(reason, own, code) {
    if (reason.status === 409 && !this.#isNew) {
      const theirs = await read(`/api/indicators/${encodeURIComponent(code)}`).catch(() => null);
      if (theirs) {
        this.#overtaken(theirs);
        return;
      }
    }
    const errors = [...own, ...(reason.problem?.errors ?? []).filter(each => !(own.length && each.pointer === '/reason'))].map(each => (this.#isNew && each.pointer === '' ? { ...each, pointer: '/code' } : each));
    const title = errors.length ? this.#say(`保存できませんでした。直すところが${errors.length}件あります`, `Not saved: ${errors.length} to mend`)
      : `${this.#say('保存できませんでした', 'Not saved')}: ${this.#tongue.told(reason.message)}${reason.problem?.detail ? ` (${this.#tongue.told(reason.problem.detail)})` : ''} ${this.#say('入力は残っています。少し待って、もう一度保存してください。', 'Your input is kept. Please save again in a moment.')}`;
    this.#page.announce('');
    blame(this.#form, this.#faults, this.#tongue, title, errors);
    if (errors.length === 0) this.#page.tell('dxp:error', { message: this.#say('保存できませんでした', 'Not saved') });
  }

  // Somebody else was faster: what they changed, and the two ways on. Nothing of the input is lost by itself.
  #overtaken(theirs) {
    const before = this.#before;
    const found = differences(before, theirs, this.#tongue);
    this.#faults.className = 'faults';
    this.#faults.setAttribute('role', 'alert');
    this.#page.announce('');
    this.#faults.replaceChildren(
      make('p', {}, make('b', {}, this.#say(`⚠ 保存していません。ほかの人が先に第${theirs.version}版を保存しました。`, `⚠ Not saved: somebody else saved version ${theirs.version} first.`))),
      make('p', {}, this.#say(`${this.#tongue.instant(theirs.changedAt)}、${theirs.changedBy}。理由：${theirs.reason ?? '（記載なし）'}`, `${this.#tongue.instant(theirs.changedAt)}, ${theirs.changedBy}. Reason: ${theirs.reason ?? '(none given)'}`)),
      differenceTable(found, this.#tongue, this.#say('ほかの人が変えたところ', 'What they changed')),
      make('p', { class: 'acts' },
        make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-reload', onclick: () => {
          this.#page.mark(false);
          this.#page.edit(theirs);
        } }, this.#say('最新の定義を読み直す（入力は破棄）', 'Load the newest definition (discard mine)')),
        make('button', { class: 'btn', type: 'button', id: 'dxp-catalogue-keep', onclick: () => {
          this.#before = theirs;
          forgive(this.#form, this.#faults);
          this.#compare();
          this.#page.announce(this.#say(`第${theirs.version}版との違いを表示しています。確かめて、もう一度保存してください。`, `The differences to version ${theirs.version} are shown. Check them and save again.`));
          this.#count.scrollIntoView({ block: 'center' });
          this.#form.querySelector('#dxp-catalogue-save').focus();
        } }, this.#say(`自分の入力のまま続ける（第${theirs.version}版との違いを確かめる）`, `Go on with mine (see the differences to version ${theirs.version})`))));
    this.#faults.focus();
  }
}
