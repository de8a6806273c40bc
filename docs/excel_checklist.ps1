# Runs as much of the Excel checklist as can be run unattended, and writes what it saw into a file.
#   powershell -ExecutionPolicy Bypass -File docs\excel_checklist.ps1 [-Output result.md]
# Save your work first: all windows of Excel are closed by hand before, and Excel is started anew.
param([string]$Output = "excel_checklist_result.md")
$ErrorActionPreference = "Stop"
$here = Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path)
$python = Join-Path $here ".venv\Scripts\python.exe"

if (Get-Process excel -ErrorAction SilentlyContinue) {
    Write-Error "Close Excel first, all windows of it."
}
if (-not (Test-Path $python)) {
    Write-Error "Run install_addin.py first: $python is not there."
}
& $python -m kamxl addin install

# Started by a program, Excel loads no add-ins; started like this, it does.
$program = (Get-ItemProperty "HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe").'(default)'
$code = 0
foreach ($way in "dll", "com") {
    & $python -m kamxl addin use $way
    $result = $Output -replace "\.md$", "_$way.md"
    $excel = Start-Process -FilePath $program -ArgumentList "/x" -PassThru
    Start-Sleep -Seconds 15
    & $python (Join-Path $here "docs\excel_checklist.py") --output $result
    $code = [Math]::Max($code, $LASTEXITCODE)
    Add-Content -Path $result -Encoding utf8 -Value @"

Way to Python: $way
Excel: $((Get-Item $program).VersionInfo.ProductVersion), $program
Bits of Excel: $(if ($program -like '*(x86)*') { 32 } else { 64 })
Language of Windows: $((Get-Culture).Name)
"@
    $null = $excel.CloseMainWindow()
    $excel.WaitForExit(30000) | Out-Null
}
exit $code
