using System.CommandLine;
using Danta.Host.Bench;

namespace Danta.Host.Commands;

/// <summary><c>danta bench</c>: how fast, beside what is possible on this machine.</summary>
static class BenchCommand
{
    public static Command Create()
    {
        var command = new Command("bench", "이 컴퓨터에서 가능한 가장 빠른 것과 단타를 번갈아 재어 비율로 보여 줍니다. 목표에 못 미치면 1로 끝납니다");
        command.SetAction(_ => BenchRun.Run());
        return command;
    }
}
