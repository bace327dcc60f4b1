namespace Danta.Simulator.Control;

/// <summary>The simulator's own page: the market, the accounts, the faults in force, the requests as they come.</summary>
static class ControlPage
{
    public static ReadOnlySpan<byte> Html => """
        <!doctype html>
        <html lang="ko"><head><meta charset="utf-8"><title>단타 시뮬레이터</title>
        <link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
          :root { color-scheme: light dark; --ink: #1d2330; --soft: #667085; --line: #8883; --card: #fff; --back: #f3f4f7; --up: #d6303a; --down: #2563eb; --warn: #b45309 }
          @media (prefers-color-scheme: dark) { :root { --ink: #e8eaf0; --soft: #98a2b3; --card: #1b1f2a; --back: #12151d; --up: #ff6b72; --down: #6ea1ff; --warn: #fbbf24 } }
          * { box-sizing: border-box }
          body { font: 13.5px/1.5 "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif; margin: 0; color: var(--ink); background: var(--back) }
          header { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; align-items: baseline; padding: .8rem 1.2rem; background: var(--card); border-bottom: 1px solid var(--line); position: sticky; top: 0; z-index: 1 }
          h1 { font-size: 1.05rem; margin: 0 } h2 { font-size: .92rem; margin: 0 0 .5rem; display: flex; gap: .6rem; align-items: baseline }
          h2 small, header small { color: var(--soft); font-weight: 400 }
          #clock { font-size: 1.15rem; font-variant-numeric: tabular-nums; font-weight: 600 }
          main { display: grid; gap: .9rem; padding: .9rem 1.2rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) }
          @media (max-width: 900px) { main { grid-template-columns: minmax(0, 1fr) } }
          section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; min-width: 0 }
          .across { grid-column: 1 / -1 }
          .scroll { overflow: auto; max-height: 27rem }
          table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
          th { color: var(--soft); font-weight: 500; position: sticky; top: 0; background: var(--card) }
          td, th { padding: .16rem .45rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap }
          td:first-child, th:first-child, .l { text-align: left }
          tr:last-child td { border-bottom: 0 }
          .up { color: var(--up) } .down { color: var(--down) } .warn { color: var(--warn); font-weight: 600 } .none { color: var(--soft); padding: .3rem 0 }
          form, .bar { display: flex; flex-wrap: wrap; gap: .35rem; margin: 0 0 .5rem }
          input, select, button { font: inherit; padding: .2rem .5rem; border: 1px solid var(--line); border-radius: 5px; background: transparent; color: inherit }
          button { cursor: pointer } button:hover { border-color: var(--soft) }
        </style></head><body>
        <header><h1>단타 시뮬레이터</h1><span id="clock">…</span><small id="state"></small><small><a href="/simulator/docs">API</a></small>
          <span class="bar" style="margin:0 0 0 auto"><button id="pause">멈춤</button><button data-run="60">1분 앞으로</button><button data-run="600">10분 앞으로</button></span></header>
        <main>
          <section class="across"><h2>계좌 <small>현금은 결제를 마친 것으로 셈합니다</small></h2><div class="scroll" id="accounts"></div></section>
          <section><h2>시장 <small id="breadth"></small></h2>
            <div class="bar"><input id="find" placeholder="종목 이름이나 코드"><select id="sort">
              <option value="changePercent">등락률</option><option value="volume">거래량</option><option value="strength">체결강도</option></select></div>
            <div class="scroll" id="stocks"></div></section>
          <div style="display:grid;gap:.9rem;align-content:start;min-width:0">
            <section><h2>장애 <small>무엇이, 어느 호출에, 몇 번</small></h2>
              <form id="fault"><select name="fault"></select><input name="call" placeholder="order-cash" size="12">
                <input name="times" type="number" value="1" min="1" style="width:4.2rem" title="비우면 풀 때까지"><button>걸기</button>
                <button type="button" data-delete="faults">모두 풀기</button></form>
              <div class="scroll" id="faults"></div></section>
            <section><h2>사건</h2>
              <form id="event"><select name="event"></select><input name="stock" placeholder="900001" size="8"><button>일으키기</button></form><div id="said" class="none"></div></section>
          </div>
          <section class="across"><h2>요청 <small>새것이 위에 옵니다</small></h2><div class="scroll" id="requests"></div></section>
        </main>
        <script>
          const $ = id => document.getElementById(id);
          const kinds = { 'reply-lost': '응답 사라짐', 'reply-late': '응답 늦음', 'html': 'HTML 응답', 'refused': '거절', 'reply-cut': '응답 잘림', 'notice-lost': '통보 사라짐',
            'notice-doubled': '통보 두 번', 'notice-late': '통보 늦음', 'notice-swapped': '통보 뒤바뀜', 'frame-cut': '프레임 잘림', 'frame-width': '필드 수 다름',
            'frame-batched': '체결 모음', 'socket-refused': '소켓 거절', 'register-refused': '등록 거절',
            'keys-withheld': '통보 열쇠 없음', 'frame-muted': '시세 끊김' };
          const events = { 'surge': '급등', 'halt': '거래정지', 'resume': '정지 해제', 'board-surge': '시장 급등', 'circuit-breaker': '서킷브레이커', 'token-kill': '토큰 죽임',
            'token-expire': '토큰 만료', 'socket-close': '소켓 끊기', 'socket-silent': '소켓 침묵' };
          const phases = { Closed: '장 마감', OpeningAuction: '시가 단일가', Continuous: '정규장', ClosingAuction: '종가 단일가', AfterCloseOffHours: '시간외 종가', AfterMarket: '애프터마켓', ViAuction: 'VI' };
          for (const [id, names] of [['fault', kinds], ['event', events]])
            for (const [value, text] of Object.entries(names)) $(id).elements[id].add(new Option(text, value));
          const get = path => fetch('/simulator/' + path).then(r => r.json());
          const post = (path, body) => fetch('/simulator/' + path, { method: 'POST', body: JSON.stringify(body ?? {}) }).then(r => r.json());
          const n = v => Number(v).toLocaleString('ko-KR');
          const sign = v => v > 0 ? 'up' : v < 0 ? 'down' : '';
          let paused = false;
          function table(id, head, rows, none) {
            const box = $(id), top = box.scrollTop;
            if (!rows.length) { box.innerHTML = '<div class="none"></div>'; box.firstChild.textContent = none; return; }
            const element = document.createElement('table');
            for (const [index, row] of [head, ...rows].entries()) {
              const line = element.insertRow();
              for (const cell of row) {
                const [text, style] = Array.isArray(cell) ? cell : [cell, ''];
                const part = document.createElement(index ? 'td' : 'th');
                part.textContent = text; part.className = style; line.append(part);
              }
            }
            box.replaceChildren(element); box.scrollTop = top;
          }
          async function show() {
            const [market, accounts, faults, log] = await Promise.all(['market', 'accounts', 'faults', 'requests'].map(get));
            paused = market.paused; $('pause').textContent = paused ? '다시 흐르게' : '멈춤';
            $('clock').textContent = market.time.slice(0, 19).replace('T', ' ');
            $('state').textContent = `${phases[market.phase] ?? market.phase}${paused ? ' · 멈춤' : ''} · 시드 ${market.seed} · 소켓 ${market.sessions} · 요청 ${n(market.requests)}`;
            const up = market.stocks.filter(s => s.changePercent > 0).length, down = market.stocks.filter(s => s.changePercent < 0).length;
            $('breadth').textContent = `${market.stocks.length}종목 · 오름 ${up} · 내림 ${down}`;
            table('accounts', ['계좌', '현금', '실현손익', '수수료', '세금', ['보유', 'l'], '주문', '체결'], accounts.map(a =>
              [a.account, n(a.cash), [n(a.realised), sign(a.realised)], n(a.commission), n(a.tax),
               [a.holdings.slice(0, 6).map(h => `${h.name} ${n(h.quantity)}주 (${n(h.unrealised)})`).join(', ') + (a.holdings.length > 6 ? ` 외 ${a.holdings.length - 6}` : ''), 'l'],
               n(a.orders.length), n(a.fills.length)]), '계좌가 없습니다');
            table('faults', ['번호', ['장애', 'l'], ['대상', 'l'], '남은 횟수', '지나감', '침'], faults.map(f =>
              [f.id, [kinds[f.fault] ?? f.fault, 'l warn'], [[f.call, f.stock].filter(Boolean).join(' ') || '모두', 'l'], f.times == null ? '풀 때까지' : f.times - f.struck, f.seen, f.struck]),
              '걸린 장애가 없습니다');
            const wanted = $('find').value.trim(), by = $('sort').value;
            table('stocks', ['종목', ['코드', 'l'], '현재가', '등락', '거래량', '체결강도', '매수', '매도', ['상태', 'l']], market.stocks
              .filter(s => !wanted || s.name.includes(wanted) || s.code.includes(wanted)).toSorted((a, b) => b[by] - a[by]).map(s =>
              [s.name, [s.code, 'l'], [n(s.price), sign(s.changePercent)], [s.changePercent.toFixed(2) + '%', sign(s.changePercent)], n(s.volume), s.strength.toFixed(2),
               n(s.bid), n(s.ask), [s.halted ? '정지' : s.phase === 'Continuous' ? '' : phases[s.phase] ?? s.phase, 'l warn']]), '그런 종목이 없습니다');
            table('requests', ['시각', ['방식', 'l'], ['경로', 'l'], ['TR', 'l'], ['대상', 'l'], '상태', ['코드', 'l'], ['장애', 'l']], log.requests.slice(0, 80).map(r =>
              [r.at.slice(11, 23), [r.method, 'l'], [r.path, 'l'], [r.trId, 'l'], [r.about, 'l'], [r.status || '끊음', r.status === 200 ? '' : 'warn'], [r.code, 'l'], [kinds[r.fault] ?? r.fault, 'l warn']]), '아직 요청이 없습니다');
          }
          document.addEventListener('click', e => {
            const { run, delete: gone } = e.target.dataset;
            if (run) post('market/run', { seconds: Number(run) });
            if (gone) fetch('/simulator/' + gone, { method: 'DELETE' });
            if (e.target.id === 'pause') post(paused ? 'market/resume' : 'market/pause');
          });
          $('fault').addEventListener('submit', e => {
            e.preventDefault();
            const f = new FormData(e.target);
            post('faults', { fault: f.get('fault'), call: f.get('call') || null, times: f.get('times') ? Number(f.get('times')) : null });
          });
          $('event').addEventListener('submit', async e => {
            e.preventDefault();
            const f = new FormData(e.target);
            $('said').textContent = (await post('events', { event: f.get('event'), stock: f.get('stock') || null })).message;
          });
          const again = () => show().catch(() => { $('state').textContent = '시뮬레이터가 대답하지 않습니다'; }).finally(() => setTimeout(again, 1000));
          again();
        </script></body></html>
        """u8;
}
