#!/usr/bin/env bash
# One file a platform, with everything in it: no SDK and no runtime is needed where it runs.
#   ./danta publish               linux-x64 linux-arm64 win-x64 osx-arm64
#   ./danta publish linux-arm64   this one
#   ./danta publish -o DIR …      elsewhere than artifacts/publish
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
known="linux-x64 linux-arm64 win-x64 osx-arm64"
out="$here/artifacts/publish"
platforms=()
while [ $# -gt 0 ]; do
  case "$1" in
    -o) out=${2:?-o DIR}; shift 2 ;;
    -h|--help) sed -n '2,5p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *)
      case " $known " in
        *" $1 "*) platforms+=("$1"); shift ;;
        *) echo "danta publish: '$1'은(는) 모르는 플랫폼입니다: $known" >&2; exit 2 ;;
      esac ;;
  esac
done
[ ${#platforms[@]} -gt 0 ] || read -ra platforms <<<"$known"

for platform in "${platforms[@]}"; do
  echo "danta: $platform"
  dotnet publish "$here/src/Danta.Host" -c Release -r "$platform" --self-contained -v quiet -nologo -o "$out/$platform" \
    -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:IncludeNativeLibrariesForSelfExtract=true \
    -p:DebugType=none -p:GenerateDocumentationFile=false -p:RunAnalyzers=false
  find "$out/$platform" -name '*.xml' -delete
  ls -l "$out/$platform" | awk 'NR > 1 { printf "  %s %.0f MB\n", $NF, $5 / 1048576 }'
done
