#!/usr/bin/env bash
# What no test watches: changes one thing at a time in the folders of a project and looks whether a test notices.
#   tests/mutate.sh Danta.Trading Shares Orders
# Needs a clean checkout of its own, for it builds mutated assemblies into artifacts/.
set -euo pipefail
cd "$(dirname "$0")/.."
project=$1
shift
dotnet tool restore > /dev/null
mutate=()
for folder in "$@"; do
  mutate+=(--mutate "$folder/**/*.cs")
done
# What goes over the wire is tested with the client.
cd "tests/${project%.Wire}.Tests"
MUTATE=true dotnet stryker --project "$project.csproj" "${mutate[@]}"
