#!/usr/bin/env bash
# Builds everything with warnings as errors, runs every test project and ends with "N passed, N failed".
# Debian packages that tests use are installed when this runs as root, and named otherwise.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# PostgreSQL is needed for what is kept with it; its tests fail and say so where it is missing.
if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    log=$(mktemp)
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >"$log" 2>&1 \
      || { echo "could not install the Debian package postgresql:"; tail -n 5 "$log"; }
    rm -f "$log"
  else
    echo "missing: the Debian package postgresql (apt-get install postgresql); the tests that need it will fail"
  fi
fi

dotnet build Danta.slnx -c Release -v quiet -nologo || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0
for project in tests/*.Tests/; do
  name=$(basename "$project")
  echo "== $name"
  log=$(mktemp)
  "artifacts/bin/$name/release/$name" -noLogo -noColor "$@" 2>&1 | tee "$log" | grep -vE '^ *(Discovering|Discovered|Starting|Finished):' || true
  line=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -n 1)
  rm -f "$log"
  if [ -z "$line" ]; then
    failed=$((failed + 1))
    echo "$name ended without a summary"
    continue
  fi
  count() { sed -E "s/.*$1: ([0-9]+).*/\1/" <<<"$line"; }
  bad=$(($(count Errors) + $(count Failed)))
  failed=$((failed + bad))
  passed=$((passed + $(count Total) - $(count Failed) - $(count Skipped)))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
