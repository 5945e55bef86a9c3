#Requires -RunAsAdministrator
<#
.SYNOPSIS
  Installs EdgeGateway as a Windows service from this folder's published program.
.EXAMPLE
  .\install-service.ps1 -Program .\store-win-x64 -Config .\gateway.json
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Program,
    [Parameter(Mandatory)] [string] $Config,
    [string] $Name = 'EdgeGateway'
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$source = (Resolve-Path -LiteralPath $Program).Path
$exe = Join-Path $source 'edgegateway.exe'
if (-not (Test-Path -LiteralPath $exe)) { throw "There is no edgegateway.exe in $source" }
$version = (& $exe version).Trim()
& $exe check-config (Resolve-Path -LiteralPath $Config).Path
if ($LASTEXITCODE -ne 0) { throw "The configuration has mistakes; nothing was installed" }

$base = Join-Path $env:ProgramFiles 'EdgeGateway'
$data = Join-Path $env:ProgramData 'EdgeGateway'
$target = Join-Path $base "versions\$version"
New-Item -ItemType Directory -Force -Path $target, $data | Out-Null

if (Get-Service -Name $Name -ErrorAction SilentlyContinue) { Stop-Service -Name $Name -Force }
Copy-Item -Path (Join-Path $source '*') -Destination $target -Recurse -Force
# A configuration that is there already stays: it may have come signed from afar.
$file = Join-Path $data 'gateway.json'
if (-not (Test-Path -LiteralPath $file)) { Copy-Item -LiteralPath $Config -Destination $file }

$account = "NT SERVICE\$Name"
$line = "`"$(Join-Path $target 'edgegateway.exe')`" run --config `"$file`""
if (Get-Service -Name $Name -ErrorAction SilentlyContinue) {
    & sc.exe config $Name binPath= $line | Out-Null
} else {
    & sc.exe create $Name binPath= $line start= delayed-auto obj= $account DisplayName= 'EdgeGateway' | Out-Null
}
if ($LASTEXITCODE -ne 0) { throw "sc.exe ended with $LASTEXITCODE" }
& sc.exe description $Name 'Till, cameras, delivery' | Out-Null
# Started again after 5 s, 30 s, then every minute; a day without trouble begins anew. Also when it ends by itself with an error.
& sc.exe failure $Name reset= 86400 actions= restart/5000/restart/30000/restart/60000 | Out-Null
& sc.exe failureflag $Name 1 | Out-Null
# What is asked at a prompt ("edgegateway doctor") is asked about this box, not about the demo.
[Environment]::SetEnvironmentVariable('EDGEGATEWAY_CONFIG', $file, 'Machine')
# Only the service and administrators read what buyers left.
& icacls.exe $data /inheritance:r /grant:r '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' "${account}:(OI)(CI)M" | Out-Null
Start-Service -Name $Name
Get-Service -Name $Name | Format-Table -AutoSize Name, Status, StartType
Write-Output "EdgeGateway $version runs. Secrets the configuration names are set as system environment variables, then: Restart-Service $Name"
