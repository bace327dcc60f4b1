using System.CommandLine;
using Danta.Host.Running;

namespace Danta.Host.Commands;

/// <summary><c>danta completion</c>: what a shell needs to complete commands, options and names of checks.</summary>
static class CompletionCommand
{
    /// <summary>The program itself is asked, by its <c>[suggest]</c>.</summary>
    static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # danta completion bash >> ~/.bashrc
            _danta() {
              local IFS=$'\n'
              COMPREPLY=($(danta "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
            }
            complete -o default -F _danta danta
            """,
        ["zsh"] = """
            # danta completion zsh >> ~/.zshrc
            _danta() {
              local -a found
              found=("${(@f)$(danta "[suggest:${#BUFFER}]" "$BUFFER" 2>/dev/null)}")
              compadd -U -a found
            }
            compdef _danta danta
            """,
        ["fish"] = """
            # danta completion fish > ~/.config/fish/completions/danta.fish
            complete -c danta -a '(set -l line (commandline -cp); danta "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null)'
            """,
        ["pwsh"] = """
            # danta completion pwsh >> $PROFILE
            Register-ArgumentCompleter -Native -CommandName danta -ScriptBlock {
              param($word, $line, $at)
              danta "[suggest:$at]" "$line" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish, pwsh" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "셸의 자동완성을 출력합니다: 셸의 설정 파일에 붙이십시오") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCodes.Done;
        });
        return command;
    }
}
