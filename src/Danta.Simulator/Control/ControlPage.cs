namespace Danta.Simulator.Control;

/// <summary>The simulator's own page: the market, the accounts, the faults in force, the requests as they come.</summary>
static class ControlPage
{
    public static ReadOnlySpan<byte> Html => """
        <!doctype html>
        <html lang="ko"><head><meta charset="utf-8"><title>단타 시뮬레이터</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
          :root { color-scheme: light dark; --line: #8884; }
          body { font: 14px/1.45 system-ui, sans-serif; margin: 1rem auto; max-width: 1200px; padding: 0 1rem; }
          h1 { font-size: 1.2rem } h2 { font-size: 1rem; margin: 1.2rem 0 .3rem }
          table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
          td, th { padding: .15rem .5rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap }
          td:first-child, th:first-child, .l { text-align: left }
          .up { color: #d6303a } .down { color: #2563eb } .wide { overflow-x: auto; max-height: 26rem }
          input, select, button { font: inherit; padding: .15rem .4rem }
        </style></head><body>
        <h1>단타 시뮬레이터 <small id="clock"></small></h1>
        <p><button data-post="market/pause">멈춤</button> <button data-post="market/resume">다시</button>
           <button data-run="60">1분 앞으로</button></p>
        <h2>계좌</h2><div class="wide"><table id="accounts"></table></div>
        <h2>장애</h2>
        <form id="fault"><select name="fault">
          <option>reply-lost</option><option>reply-late</option><option>html</option><option>refused</option><option>reply-cut</option>
          <option>notice-lost</option><option>notice-doubled</option><option>notice-late</option><option>notice-swapped</option>
          <option>frame-cut</option><option>frame-width</option><option>frame-batched</option><option>socket-refused</option><option>register-refused</option>
        </select> <input name="call" placeholder="order-cash"> <input name="times" type="number" value="1" min="1" style="width:4rem">회
        <button>걸기</button> <button type="button" data-delete="faults">모두 풀기</button></form>
        <div class="wide"><table id="faults"></table></div>
        <h2>시장</h2><div class="wide"><table id="stocks"></table></div>
        <h2>요청</h2><div class="wide"><table id="requests"></table></div>
        <script>
          const get = path => fetch('/simulator/' + path).then(r => r.json());
          const post = (path, body) => fetch('/simulator/' + path, { method: 'POST', body: JSON.stringify(body ?? {}) });
          const n = v => Number(v).toLocaleString('ko-KR');
          const sign = v => v > 0 ? 'up' : v < 0 ? 'down' : '';
          function table(id, head, rows) {
            const element = document.getElementById(id);
            element.replaceChildren();
            for (const [index, row] of [head, ...rows].entries()) {
              const line = element.insertRow();
              for (const cell of row) {
                const [text, style] = Array.isArray(cell) ? cell : [cell, ''];
                const box = document.createElement(index ? 'td' : 'th');
                box.textContent = text; box.className = style; line.append(box);
              }
            }
          }
          async function show() {
            const [market, accounts, faults, log] = await Promise.all(['market', 'accounts', 'faults', 'requests'].map(get));
            document.getElementById('clock').textContent =
              `${market.time.slice(0, 19).replace('T', ' ')} · seed ${market.seed} · ${market.phase}${market.paused ? ' · 멈춤' : ''} · 소켓 ${market.sessions} · 요청 ${n(market.requests)}`;
            table('accounts', ['계좌', '현금', '실현손익', '수수료', '세금', '보유', '주문', '체결'], accounts.map(a =>
              [a.account, n(a.cash), [n(a.realised), sign(a.realised)], n(a.commission), n(a.tax),
               [a.holdings.map(h => `${h.name} ${n(h.quantity)}`).join(', '), 'l'], a.orders.length, a.fills.length]));
            table('faults', ['번호', '장애', '대상', '횟수', '본', '친'], faults.map(f => [f.id, f.fault, [f.call ?? f.stock ?? '', 'l'], f.times ?? '∞', f.seen, f.struck]));
            table('stocks', ['종목', '코드', '현재가', '등락', '거래량', '체결강도', '매수', '매도', '상태'], market.stocks
              .toSorted((a, b) => b.changePercent - a.changePercent).map(s =>
              [s.name, s.code, n(s.price), [s.changePercent.toFixed(2) + '%', sign(s.changePercent)], n(s.volume), s.strength.toFixed(2),
               n(s.bid), n(s.ask), s.halted ? '정지' : s.phase === 'Continuous' ? '' : s.phase]));
            table('requests', ['시각', '방식', '경로', 'TR', '상태', '코드', '장애'], log.requests.slice(0, 60).map(r =>
              [r.at.slice(11, 23), r.method, [r.path, 'l'], r.trId, r.status || '끊음', r.code, r.fault]));
          }
          document.addEventListener('click', e => {
            const { post: path, run, delete: gone } = e.target.dataset;
            if (path) post(path);
            if (run) post('market/run', { seconds: Number(run) });
            if (gone) fetch('/simulator/' + gone, { method: 'DELETE' });
          });
          document.getElementById('fault').addEventListener('submit', e => {
            e.preventDefault();
            const f = new FormData(e.target);
            post('faults', { fault: f.get('fault'), call: f.get('call') || null, times: Number(f.get('times')) });
          });
          const again = () => show().catch(() => {}).finally(() => setTimeout(again, 1000));
          again();
        </script></body></html>
        """u8;
}
