# tilbageblik in PowerShell: put this into the file that $PROFILE names
#     tilbageblik completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName tilbageblik -ScriptBlock {
    param($word, $ast, $at)
    $program, $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $at } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $offered = @(& $program completion powershell -- @words ":$($word.Trim('"''"'.ToCharArray()))" 2>$null)
    }
    finally {
        [Console]::OutputEncoding = $before
    }
    $offered | Where-Object { $_ -and $_ -ne ':files' } | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        $written = if ($value -match '[^\w.,:=/-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        $tip = if ($about) { $about } else { $value }
        [System.Management.Automation.CompletionResult]::new($written, $value, 'ParameterValue', $tip)
    }
}
