using System.Text;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Running;

/// <summary>
/// Behind everything: what nobody expected ends the program with one line and code 1, on whatever thread it happens. The trace goes to a
/// file of the storage directory.
/// </summary>
sealed class LastHandler : IDisposable
{
    const string FileName = "danta-fault.txt";
    const int MostWords = 500;

    readonly Func<string?> _storage;
    readonly TextWriter _error;

    /// <param name="storage">Where traces are kept; null: nowhere.</param>
    /// <param name="error">Gets the line.</param>
    public LastHandler(Func<string?> storage, TextWriter error)
    {
        (_storage, _error) = (storage, error);
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    /// <returns>The exit code.</returns>
    public int Tell(Exception fault)
    {
        var kept = Keep(fault);
        var words = FaultText.HasPlainWords(fault) ? $": {CleanText.Of(fault.Message, MostWords)}" : "";
        Say(
            $"예상하지 못한 문제로 끝냅니다({fault.GetType().Name}{words}). 매매하던 중이었다면 보유 종목을 지켜보는 이가 없으니 다시 시작하거나 HTS에서 확인하십시오."
            + $"{(kept is null ? "" : $" 자세한 것은 {kept}에 있습니다.")} (ended by an unexpected fault)");
        return ExitCodes.Failed;
    }

    /// <summary>The terminal may be what is gone.</summary>
    void Say(string line)
    {
        try
        {
            _error.WriteLine(line);
        }
        catch (IOException)
        {
            // Then the exit code has to do.
        }
    }

    string? Keep(Exception fault)
    {
        try
        {
            if (_storage() is not { } storage || !Directory.Exists(storage))
                return null;
            var path = Path.Combine(storage, FileName);
            PrivateFile.Replace(path, Encoding.UTF8.GetBytes($"{Kst.Of(TimeProvider.System.GetUtcNow()):yyyy-MM-dd HH:mm:ss}\n{FaultText.Of(fault)}\n"));
            return path;
        }
        catch (Exception again) when (again is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Left to itself the runtime would print the trace and abort.</summary>
    void OnUnhandled(object sender, UnhandledExceptionEventArgs unhandled) =>
        Environment.Exit(unhandled.ExceptionObject is Exception fault ? Tell(fault) : ExitCodes.Failed);

    public void Dispose() => AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
}
