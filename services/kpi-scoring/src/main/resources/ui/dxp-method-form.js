// The form in which the office changes a method.
import { AGGREGATIONS, FIELDS, figure, make, numberOf, one, percentOf, plain, share, sharesOf, textOrNull } from './dxp-method-words.js';

export class Form {
  #versions;

  constructor(page, versions) {
    this.page = page;
    this.#versions = versions;
  }

  // @param start the version that the form begins with: the newest one, or what was tried in the preview
  edit(start) {
    const place = this.page.element.querySelector('#dxp-method-edit');
    const kpi = this.page.kpi;
    const faults = make('div', { id: 'dxp-method-faults', tabindex: '-1' });
    const field = (pointer, ja, en, input, hint, more) => {
      const id = `dxp-method${pointer.replaceAll('/', '-')}`;
      input.id = id;
      input.name = pointer;
      input.dataset.pointer = pointer;
      if (hint) input.setAttribute('aria-describedby', `${id}-hint`);
      return make('div', {}, make('label', { for: id }, this.page.say(ja, en), hint ? make('span', { class: 'hint', id: `${id}-hint` }, hint) : null), input, more ?? null, make('span', { class: 'fault', id: `${id}-fault` }));
    };
    const line = (value, more = {}) => make('input', { value: value ?? '', autocomplete: 'off', ...more });
    const pick = (entries, chosen) => make('select', {}, ...Object.entries(entries).map(([key, pair]) => make('option', { value: key, selected: key === chosen }, this.page.word(pair))));
    const limit = (pointer, ja, en, value) => {
      const none = make('input', { type: 'checkbox', name: `${pointer}/none`, id: `dxp-method${pointer.replaceAll('/', '-')}-none`, checked: value === null || value === undefined });
      const input = line(value ?? '', { class: 'num', inputmode: 'decimal', disabled: none.checked });
      none.addEventListener('change', () => { input.disabled = none.checked; });
      return field(pointer, ja, en, input, null, make('label', { style: 'font-weight:400;margin-inline-start:10px' }, none, this.page.say('なし', 'none')));
    };
    let components = start.components.map(each => ({ indicator: each.indicator, weight: `${each.weight}` }));
    const composition = make('div');
    const changed = make('div', { 'aria-live': 'polite' });
    const show = focused => {
      const shares = sharesOf(components.map(each => ({ indicator: each.indicator, weight: numberOf(each.weight) ?? 0 })));
      const rows = components.map((each, at) => {
        const id = `dxp-method-components-${at}`;
        const weight = line(each.weight, { class: 'num', inputmode: 'decimal', id, 'aria-label': this.page.say(`${each.indicator} の重み`, `Weight of ${each.indicator}`) });
        weight.dataset.pointer = `/components/${at}`;
        weight.addEventListener('input', () => {
          each.weight = weight.value;
          const now = sharesOf(components.map(other => ({ indicator: other.indicator, weight: numberOf(other.weight) ?? 0 })));
          composition.querySelectorAll('[data-share]').forEach(cell => { cell.textContent = `${one(now.get(cell.dataset.share))}％`; });
        });
        const remove = make('button', { class: 'btn sm', type: 'button', 'aria-label': this.page.say(`${each.indicator} を外す`, `Remove ${each.indicator}`), onclick: () => {
          components = components.filter(other => other !== each);
          show('#dxp-method-add');
          update();
        } }, this.page.say('外す', 'Remove'));
        return make('tr', {}, make('th', { scope: 'row' }, each.indicator), make('td', { class: 'wide' }, this.page.name(each.indicator), this.page.indicators[each.indicator]?.reference ? this.page.say('（参考値：指数には入りません）', ' (reference: does not enter the index)') : ''),
          make('td', { class: 'n' }, weight, make('span', { class: 'fault', id: `${id}-fault`, style: 'white-space:normal' })), make('td', { class: 'n', 'data-share': each.indicator }, `${one(shares.get(each.indicator))}％`), make('td', {}, remove));
      });
      const others = Object.keys(this.page.indicators).filter(code => !components.some(each => each.indicator === code));
      const more = make('select', { id: 'dxp-method-add' }, ...others.map(code => make('option', { value: code }, `${code} ${this.page.name(code)}`)));
      const add = make('button', { class: 'btn', type: 'button', disabled: others.length === 0, onclick: () => {
        components = [...components, { indicator: more.value, weight: '1' }];
        show(`#dxp-method-components-${components.length - 1}`);
        update();
      } }, this.page.say('加える', 'Add'));
      composition.replaceChildren(
        this.page.table(this.page.say('構成の変更', 'Change the composition'), this.page.say('構成と重み（比だけが意味をもちます）', 'Composition and weights (only their proportions count)'),
          [['指標', 'Indicator'], ['名称', 'Name'], ['重み', 'Weight', 'n'], ['構成比', 'Share', 'n'], ['操作', 'Action']], rows),
        make('span', { class: 'fault', id: 'dxp-method-components-fault' }),
        make('p', { class: 'acts' }, make('label', { for: 'dxp-method-add' }, this.page.say('指標を加える', 'Add an indicator')), more, add));
      more.dataset.pointer = '/components';
      if (focused) composition.querySelector(focused)?.focus();
    };
    const reason = make('textarea', { rows: '2', required: true, maxlength: '500' });
    const form = make('form', { novalidate: true });
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
    const update = () => {
      const now = draft();
      const version = { ...now, name: { ja: now.name.ja ?? '', en: now.name.en }, components: now.components.map(each => ({ indicator: each.indicator, weight: plain(each.weight) })),
        cap: plain(now.cap), floor: plain(now.floor), minimumCoverage: plain(now.minimumCoverage), maxAgeMonths: plain(now.maxAgeMonths), validFrom: now.validFrom ?? '' };
      changed.replaceChildren(make('h4', {}, this.page.say(`第${kpi.version}版からの変更点`, `Changed from version ${kpi.version}`)), this.#versions.changeList(kpi, version), this.#versions.again(version.validFrom) ?? '');
    };
    const heading = make('h3', { id: 'dxp-method-form-title', tabindex: '-1' }, this.page.say(`${kpi.code} の算出方法を変更する（第${kpi.version + 1}版）`, `Change the method of ${kpi.code} (version ${kpi.version + 1})`));
    const cancel = make('button', { class: 'btn', type: 'button', onclick: () => {
      place.replaceChildren();
      document.title = document.title.replace(/^[（(][^）)]*[）)] /, '');
      this.page.mark(false);
      this.page.element.querySelector('#dxp-method-change')?.focus();
    } }, this.page.say('やめる', 'Cancel'));
    form.append(faults, composition,
      make('div', { class: 'fields' },
        field('/name/ja', '名称・日本語（必須）', 'Name, Japanese (required)', line(start.name.ja)),
        field('/name/en', '名称・英語', 'Name, English', line(start.name.en)),
        field('/field', '分野', 'Field', pick(FIELDS, start.field)),
        field('/aggregation', '集計', 'Aggregation', pick(AGGREGATIONS, start.aggregation)),
        limit('/cap', '得点の上限', 'Cap of a score', start.cap),
        limit('/floor', '得点の下限', 'Floor of a score', start.floor),
        field('/minimumCoverage', '算定率の下限（％）', 'Minimum coverage (%)', line(percentOf(start.minimumCoverage), { class: 'num', inputmode: 'decimal' }), this.page.say('これを下回ると指数を出しません', 'Below it there is no index')),
        field('/maxAgeMonths', '値を繰り越す月数', 'Months a value is carried forward', line(`${start.maxAgeMonths}`, { class: 'num', inputmode: 'numeric' })),
        field('/validFrom', '有効期間の始まり（必須）', 'Valid from (required)', line(start.validFrom), this.page.say('年度。例：FY2026。同じ年度なら前の版と入れ替わり、あとの年度なら前の年度の指数は変わりません', 'A fiscal year such as FY2026. The same year replaces the version before; a later year leaves the years before as they are')),
        field('/validTo', '有効期間の終わり', 'Valid to', line(start.validTo), this.page.say('空欄は期限なし', 'Empty: open'))),
      field('/reason', '変更の理由（必須）', 'Reason for the change (required)', reason, this.page.say('委員会と公開ページで説明できるように書いてください', 'As it can be told to the committee')),
      make('div', { style: 'margin:12px 0' }, changed),
      make('p', { class: 'acts' }, make('button', { class: 'btn', type: 'submit', id: 'dxp-method-save' }, this.page.say('新しい版として保存する', 'Save as a new version')), cancel));
    form.addEventListener('input', () => { this.page.mark(true); update(); });
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#send(form, faults, draft());
    });
    place.replaceChildren(make('section', { class: 'panel', 'aria-labelledby': 'dxp-method-form-title' }, heading, form));
    show();
    update();
    if (start !== kpi) this.page.mark(true);
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
      await this.page.read(`/api/kpis/${encodeURIComponent(this.page.kpi.code)}`, 'PUT', draft);
      this.page.mark(false);
      this.page.tell('dxp:submitted', { message: this.page.say('新しい版を保存しました。指数を計算し直しています。', 'Saved as a new version. Indexes are being computed again.') });
      await this.page.load(this.page.kpi.code);
      this.page.element.querySelector('#dxp-method-title')?.focus();
    } catch (reason) {
      const theirs = reason.problem?.status === 409 ? await this.page.read(`/api/kpis/${encodeURIComponent(this.page.kpi.code)}`).catch(() => null) : null;
      if (theirs && theirs.version !== draft.version) {
        this.#overtaken(form, faults, theirs);
        return;
      }
      this.#blame(form, faults, reason.problem?.title ? reason.problem : { title: `${this.page.say('送信できませんでした', 'Could not be sent')} (${reason.message})` });
      this.page.tell('dxp:error', { message: this.page.told(reason.problem?.title) || this.page.say('送信できませんでした', 'Could not be sent') });
    } finally {
      button.disabled = false;
    }
  }

  // Somebody else was faster: who, and what they changed. The input stays until the newest version is asked for.
  #overtaken(form, faults, theirs) {
    this.#blame(form, faults, { title: `保存していません。ほかの人が先に第${theirs.version}版を保存しました。 / Not saved: somebody else saved version ${theirs.version} first.` });
    faults.append(
      make('p', {}, this.page.say(`${this.page.instant(theirs.changedAt)}、${theirs.changedBy}。理由：${theirs.reason ?? '（記載なし）'}`, `${this.page.instant(theirs.changedAt)}, ${theirs.changedBy}. Reason: ${theirs.reason ?? '(none given)'}`)),
      make('h4', {}, this.page.say(`第${this.page.kpi.version}版からほかの人が変えたところ`, `What they changed since version ${this.page.kpi.version}`)), this.#versions.changeList(this.page.kpi, theirs),
      make('p', {}, this.page.say('入力はまだ残っています。必要なところを控えてから、最新の版を読み込んでください。', 'Your input is still here. Note what you need of it, then load the newest version.')),
      make('p', { class: 'acts' }, make('button', { class: 'btn', type: 'button', id: 'dxp-method-reload', onclick: async () => {
        this.page.mark(false);
        await this.page.load(theirs.code);
        if (this.page.element.querySelector('#dxp-method-edit')) this.edit(this.page.kpi);
      } }, this.page.say('最新の版を読み込む（入力は破棄）', 'Load the newest version (discards the input)'))));
    this.page.tell('dxp:error', { message: this.page.say('ほかの人が先に変更していたため、保存していません', 'Not saved: somebody else changed it first') });
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
      const said = `${this.page.told(fault.message)}${fault.value ? this.page.say(`（入力：${fault.value}）`, ` (given: ${fault.value})`) : ''}${fault.expected ? ` [${this.page.told(fault.expected)}]` : ''}`;
      if (input) {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', [...new Set([...(input.getAttribute('aria-describedby') ?? '').split(' '), `${input.id}-fault`])].filter(Boolean).join(' '));
        form.querySelector(`[id="${input.id}-fault"]`)?.append(make('span', { style: 'display:block' }, `⚠ ${said}`));
      }
      return { input, said };
    });
    faults.className = 'faults';
    faults.setAttribute('role', 'alert');
    faults.replaceChildren(make('p', {}, make('b', {}, `⚠ ${this.page.told(problem.title)}`), found.length === 0 && problem.detail ? ` ${problem.detail}` : ''),
      make('ul', { class: 'dots' }, ...found.map(({ input, said }) => make('li', {}, input
        ? make('a', { href: `#${input.id}`, onclick: event => { event.preventDefault(); input.focus(); } }, said) : said))));
    document.title = `${this.page.say(`（誤り${found.length || 1}件）`, `(${found.length || 1} errors)`)} ${document.title.replace(/^[（(][^）)]*[）)] /, '')}`;
    (inputs.find(each => each.getAttribute('aria-invalid') === 'true') ?? faults).focus();
  }
}
