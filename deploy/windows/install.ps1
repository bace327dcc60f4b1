# 단타를 Windows 서비스로: 관리자 PowerShell에서 한 번.
#   .\install.ps1 -Program C:\danta\program\danta.exe -Config C:\danta\danta.json
# 설정 파일 옆에 폴더 secrets(파일 하나에 비밀 하나)가 있으면 서비스가 읽게 합니다.
# 지우려면: Stop-Service danta; sc.exe delete danta
param(
    [Parameter(Mandatory)] [string] $Program,
    [Parameter(Mandatory)] [string] $Config
)
$ErrorActionPreference = 'Stop'
$Program = (Resolve-Path -LiteralPath $Program).ProviderPath
$Config = (Resolve-Path -LiteralPath $Config).ProviderPath
$folder = Split-Path $Config
if (-not (Split-Path $folder)) { throw "$Config`: 드라이브의 뿌리가 아니라 단타만의 폴더에 두십시오. 그 폴더의 권한을 바꿉니다." }

# PowerShell hears no program's failure by itself.
function Invoke-Told([string] $Name, [string[]] $Words) {
    $told = & $Name @Words
    if ($LASTEXITCODE -ne 0) { throw "$Name $Words`: $told" }
}

# An account of its own without any right but to run (NT SERVICE\danta), and the folder for it and administrators alone: keys lie there.
New-Service -Name danta -DisplayName 'Danta (단타)' -StartupType Automatic `
    -BinaryPathName "`"$Program`" run --config `"$Config`"" | Out-Null
Invoke-Told sc.exe @('config', 'danta', 'obj=', 'NT SERVICE\danta', 'depend=', 'Tcpip/Dnscache')
# By their numbers: SYSTEM and Administrators have another name in another language.
Invoke-Told icacls.exe @($folder, '/inheritance:r', '/grant', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', 'NT SERVICE\danta:(OI)(CI)M')

# Ended by a fault it is begun again: after 2, 10 and then each 60 seconds; an hour without a fault wipes the count.
Invoke-Told sc.exe @('failure', 'danta', 'reset=', '3600', 'actions=', 'restart/2000/restart/10000/restart/60000')
Invoke-Told sc.exe @('failureflag', 'danta', '1')

# Its account may not make itself known to the event log, where it says why it did not begin.
$source = 'HKLM:\SYSTEM\CurrentControlSet\Services\EventLog\Application\danta'
if (-not (Test-Path $source)) { New-Item $source | Out-Null }
$messages = Join-Path (Split-Path $Program) 'System.Diagnostics.EventLog.Messages.dll'
if (-not (Test-Path -LiteralPath $messages)) { $messages = "$env:SystemRoot\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll" }
New-ItemProperty $source -Name EventMessageFile -Value $messages -PropertyType ExpandString -Force | Out-Null

$secrets = Join-Path $folder 'secrets'
if (Test-Path -LiteralPath $secrets -PathType Container) {
    New-ItemProperty 'HKLM:\SYSTEM\CurrentControlSet\Services\danta' -Name Environment -Value @("CREDENTIALS_DIRECTORY=$secrets") -PropertyType MultiString -Force | Out-Null
}

Start-Service danta
# What is wrong with the configuration is known within seconds.
Start-Sleep -Seconds 5
$service = Get-Service danta
if ($service.Status -ne 'Running') { throw '단타가 곧바로 끝났습니다. 까닭은 이벤트 뷰어의 Windows 로그 > 응용 프로그램에 있습니다(원본 danta).' }
$service
