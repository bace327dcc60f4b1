# 단타를 Windows 서비스로: 관리자 PowerShell에서 한 번.
#   .\install.ps1 -Program C:\danta\danta.exe -Config C:\danta\danta.json
# 지우려면: Stop-Service danta; sc.exe delete danta
param(
    [Parameter(Mandatory)] [string] $Program,
    [Parameter(Mandatory)] [string] $Config
)
$ErrorActionPreference = 'Stop'
$Program = (Resolve-Path $Program).Path
$Config = (Resolve-Path $Config).Path
$home_ = Split-Path $Config

# An account of its own without any right but to run (NT SERVICE\danta), and the folder for it and administrators alone: keys lie there.
New-Service -Name danta -DisplayName 'Danta (단타)' -StartupType Automatic `
    -BinaryPathName "`"$Program`" run --config `"$Config`"" | Out-Null
sc.exe config danta obj= 'NT SERVICE\danta' depend= Tcpip/Dnscache | Out-Null
icacls $home_ /inheritance:r /grant 'SYSTEM:(OI)(CI)F' 'Administrators:(OI)(CI)F' 'NT SERVICE\danta:(OI)(CI)M' | Out-Null

# Ended by a fault it is begun again: after 2, 10 and then each 60 seconds; an hour without a fault wipes the count.
sc.exe failure danta reset= 3600 actions= restart/2000/restart/10000/restart/60000 | Out-Null
sc.exe failureflag danta 1 | Out-Null

Start-Service danta
Get-Service danta
