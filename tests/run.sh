#!/usr/bin/env bash
# Builds everything with warnings as errors, runs every test project and ends with "N passed, N failed".
# Debian packages that tests use are installed when this runs as root, and named otherwise.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Debian packages that tests use, each with a file that shows it is there.
while read -r package shows; do
  compgen -G "$shows" >/dev/null && continue
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package"; } </dev/null >/dev/null 2>&1 || echo "could not install $package"
  else
    echo "tests need the package $package: apt-get install $package"
  fi
done <<'PACKAGES'
postgresql /usr/lib/postgresql/*/bin/initdb
rabbitmq-server /usr/lib/rabbitmq/lib/*/sbin/rabbitmq-server
libfaketime /usr/lib/*/faketime/libfaketimeMT.so.1
systemd /usr/bin/systemd-analyze
chromium /usr/bin/chromium
fonts-nanum /usr/share/fonts/truetype/nanum/NanumGothic.ttf
PACKAGES

command -v node >/dev/null || { echo "tests need Node.js 20.19 or later: https://nodejs.org"; echo "0 passed, 1 failed"; exit 1; }
dotnet build Danta.slnx -c Release -v quiet -nologo -p:RequireWeb=true || { echo "0 passed, 1 failed"; exit 1; }

# Days of a market that a seed invents, for tests and for whoever wants to try a sweep: the same bytes each time.
artifacts/bin/Danta.Host/release/danta sample --seed 1 --days 4 --minutes 6 --to artifacts/samples >/dev/null || { echo "the sample days could not be made"; echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

run() { "artifacts/bin/$1/release/$1" -noLogo -noColor "${@:2}" >"$logs/$1" 2>&1; }

tell() {
  echo "== $1"
  grep -vE '^ *(Discovering|Discovered|Starting|Finished):' "$logs/$1" || true
  line=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$logs/$1" | tail -n 1)
  if [ -z "$line" ]; then
    failed=$((failed + 1))
    echo "$1 ended without a summary"
    return
  fi
  count() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$line"; }
  bad=$(($(count Errors) + $(count Failed)))
  failed=$((failed + bad))
  passed=$((passed + $(count Total) - $(count Failed) - $(count Skipped)))
}

# The program's own tests wait for processes more than they work: they run beside the others.
longest=Danta.Host.Tests
run "$longest" "$@" &
beside=$!
for project in tests/*.Tests/; do
  name=$(basename "$project")
  [ "$name" = "$longest" ] && continue
  run "$name" "$@"
  tell "$name"
done
wait "$beside"
tell "$longest"

# The page: types and lint count as one test, its own tests as they are.
echo "== web"
if (cd web && npm run --silent check); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
log=$(mktemp)
(cd web && npx vitest run --reporter=default --reporter=json --outputFile.json="$log") || true
read -r good bad < <(node -p 'const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); `${r.numPassedTests} ${r.success ? 0 : Math.max(1, r.numFailedTests)}`' "$log" 2>/dev/null || echo "0 1")
rm -f "$log"
passed=$((passed + good)) failed=$((failed + bad))

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
