namespace Danta.Simulator.Control;

/// <summary>The control API for people: what openapi.json says, with a button to try each call. It loads nothing from elsewhere.</summary>
static class ControlDocs
{
    public static ReadOnlySpan<byte> Html => """
        <!doctype html>
        <html lang="ko"><head><meta charset="utf-8"><title>단타 시뮬레이터 API</title>
        <link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
        <style>
          :root { color-scheme: light dark; --line: #8883 }
          body { font: 14px/1.55 "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem 1.2rem }
          h1 { font-size: 1.15rem } details { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; padding: .5rem .8rem }
          summary { cursor: pointer } code, pre, input, textarea { font: 12.5px/1.5 ui-monospace, Menlo, monospace } b { display: inline-block; width: 4.2rem }
          pre { background: #8881; border-radius: 6px; max-height: 22rem; overflow: auto; padding: .6rem; white-space: pre-wrap } textarea { box-sizing: border-box; width: 100% }
        </style></head><body>
        <h1>단타 시뮬레이터 API</h1><p>시세와 체결은 지어낸 것입니다. 증권사의 부름은 <code>/uapi/</code>에 있고, 여기 있는 것은 시장과 계좌를 손으로 다루는 것입니다.</p><div id="calls">…</div>
        <script>
          const make = (tag, text, into) => { const node = document.createElement(tag); node.textContent = text ?? ''; into?.append(node); return node; };
          const find = (doc, node) => node?.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at[key], doc) : node;
          fetch('/simulator/openapi.json').then(reply => reply.json()).then(doc => {
            const calls = document.getElementById('calls'); calls.textContent = '';
            for (const [path, methods] of Object.entries(doc.paths)) for (const [method, call] of Object.entries(methods)) {
              if (!call.responses) continue;
              const box = make('details', '', calls), head = make('summary', '', box);
              make('b', method.toUpperCase(), head); make('code', path, head); make('span', '  ' + (call.summary ?? ''), head);
              if (call.description) make('p', call.description, box);
              const where = make('input', '', box); where.value = path; where.size = 50;
              const schema = find(doc, call.requestBody?.content?.['application/json']?.schema);
              const body = schema ? make('textarea', '', box) : null;
              if (body) { body.rows = 3; body.value = JSON.stringify(call.requestBody.content['application/json'].example ?? {}); make('pre', JSON.stringify(schema, null, 1), box); }
              const send = make('button', '보내기', box), said = make('pre', '', box);
              send.onclick = async () => {
                const reply = await fetch(where.value, { method: method.toUpperCase(), body: body?.value });
                const text = await reply.text();
                try { said.textContent = `${reply.status}\n${JSON.stringify(JSON.parse(text), null, 1)}`; } catch { said.textContent = `${reply.status}\n${text}`; }
              };
            }
          });
        </script></body></html>
        """u8;
}
