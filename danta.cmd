@echo off
rem Runs Danta from its source on Windows. "danta test" runs all tests.
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
if "%1"=="test" (
  dotnet build "%~dp0Danta.slnx" -c Release -v quiet || exit /b 1
  for /d %%d in ("%~dp0artifacts\bin\*.Tests") do "%%d\release\%%~nxd.exe" || exit /b 1
  exit /b 0
)
dotnet build "%~dp0src\Danta.Host" -c Release -v quiet -nologo >nul || exit /b 1
"%~dp0artifacts\bin\Danta.Host\release\danta.exe" %*
