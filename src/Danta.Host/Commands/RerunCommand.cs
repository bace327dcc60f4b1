using System.CommandLine;
using System.Text.Json;
using Danta.Host.Recording;
using Danta.Host.Replaying;
using Danta.Host.Reruns;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Replay.Execution;
using Danta.Replay.WhatIfs;

namespace Danta.Host.Commands;

/// <summary><c>danta rerun</c>: what a running trader has done beside itself. No command for people.</summary>
static class RerunCommand
{
    public static Command Create()
    {
        var command = new Command(RerunProcess.Command, "돌고 있는 단타가 지난 날을 따로 계산할 때 쓰는 명령입니다. 할 일을 표준 입력으로 받습니다") { Hidden = true };
        command.SetAction(_ =>
        {
            RerunProcess.StepBack();
            var task = Task();
            new Thread(EndWithAsker) { IsBackground = true }.Start();
            Do(task);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The first line.</summary>
    static RerunTask Task()
    {
        var text = new System.Text.StringBuilder();
        while (text.Length < RerunTask.MostBytes && Console.In.Read() is >= 0 and not '\n' and var one)
            text.Append((char)one);
        try
        {
            return RerunTask.Read($"{text}");
        }
        catch (JsonException)
        {
            throw new CommandFailed(ExitCodes.WrongConfiguration, "할 일을 읽지 못했습니다. 이 명령은 단타가 스스로 씁니다.");
        }
    }

    /// <summary>Whoever asked is dead, however he died: nobody wants the answer.</summary>
    static void EndWithAsker()
    {
        while (Console.In.Read() >= 0)
        {
        }
        Environment.Exit(ExitCodes.Interrupted);
    }

    static void Do(RerunTask task)
    {
        try
        {
            var day = RecordedDays.Find([task.Day], () => throw new CommandFailed(ExitCodes.Failed, $"{task.Day}: 없는 기록입니다."))[0];
            switch (task.Kind)
            {
                case RerunKind.Film: FilmMaker.Make(day, task.To); break;
                case RerunKind.WhatIf: WhatIfMaker.Make(day, task.Changes ?? new Dictionary<string, string>(StringComparer.Ordinal), task.Trade, task.To); break;
                default: WholeFile.Keep(Path.Combine(task.To, RerunLine.Model), JsonSerializer.SerializeToUtf8Bytes(Calibration.Of(TapeReader.Read(day), FillModel.Middle))); break;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCodes.Failed, $"읽거나 쓰지 못했습니다: {fault.Message}");
        }
        catch (OutOfMemoryException)
        {
            throw new CommandFailed(ExitCodes.Failed, "하루가 너무 커서 이 컴퓨터의 메모리로는 다시 돌릴 수 없습니다. danta replay로 해 보십시오.");
        }
    }
}
