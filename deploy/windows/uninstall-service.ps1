#Requires -RunAsAdministrator
<#
.SYNOPSIS
  Removes the service and the program. Data and configuration stay, unless -Purge is given.
#>
[CmdletBinding()]
param(
    [switch] $Purge,
    [string] $Name = 'EdgeGateway'
)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

$base = Join-Path $env:ProgramFiles 'EdgeGateway'
$data = Join-Path $env:ProgramData 'EdgeGateway'
if (Get-Service -Name $Name -ErrorAction SilentlyContinue) {
    Stop-Service -Name $Name -Force
    & sc.exe delete $Name | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "sc.exe ended with $LASTEXITCODE" }
}
[Environment]::SetEnvironmentVariable('EDGEGATEWAY_CONFIG', $null, 'Machine')
if (Test-Path -LiteralPath $base) { Remove-Item -LiteralPath $base -Recurse -Force }
if ($Purge) {
    Write-Output "Deleting ${data}: the journal with all sales and cases, evidence, keys, the configuration"
    if (Test-Path -LiteralPath $data) { Remove-Item -LiteralPath $data -Recurse -Force }
} else {
    Write-Output "$data stays, with every sale and case in it. -Purge deletes it."
}
