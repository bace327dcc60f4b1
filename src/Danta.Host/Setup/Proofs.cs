using Danta.Host.Commands;
using Danta.Host.Doctor;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Trading;

namespace Danta.Host.Setup;

/// <summary>
/// Proves answers at the broker's as they come, by the doctor's own checks. The token is kept where the trader will look for it, or in a
/// directory that goes with the setting up, from where it is taken over at the end.
/// </summary>
sealed class Proofs : IDisposable
{
    const string TokenFile = "kis-tokens.json";

    static readonly TimeSpan PaperPace = TimeSpan.FromSeconds(1.1);

    readonly Asker _asker;
    readonly TimeProvider _time;
    readonly string _storage;
    readonly bool _isOwn;
    long? _asked;

    public Proofs(Asker asker, string storage, TimeProvider time)
    {
        (_asker, _time, _storage) = (asker, time, storage);
        _isOwn = !System.IO.Directory.Exists(storage);
        Directory = _isOwn ? Path.Combine(Path.GetTempPath(), $"danta-init-{Environment.ProcessId}") : storage;
        PrivateFile.MakeDirectory(Directory);
    }

    /// <summary>Where tokens are kept meanwhile.</summary>
    public string Directory { get; }

    /// <summary>What these checks find, told as it comes; those that failed come back.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(Draft draft, string[] names, CancellationToken stop)
    {
        var config = draft.ToConfig(Directory);
        await BreatheAsync(draft, stop);
        await using var facts = await DoctorCommand.FactsAsync(config, _time, stop);
        var failed = await RunAsync(new Patient(config, null, facts, Machine.This, _time, _asker.Say), names, stop);
        _asked = _time.GetTimestamp();
        return failed;
    }

    /// <summary>Each proof has a client of its own, and paper takes a call a second from all of them.</summary>
    async Task BreatheAsync(Draft draft, CancellationToken stop)
    {
        if (draft.IsPaper && _asked is { } asked && PaperPace - _time.GetElapsedTime(asked) is var left && left > TimeSpan.Zero)
            await Task.Delay(left, _time, stop);
    }

    async Task<IReadOnlyList<Finding>> RunAsync(Patient patient, string[] names, CancellationToken stop)
    {
        var failed = new List<Finding>();
        await foreach (var finding in DoctorRound.RunAsync(Checks.All.Where(check => names.Contains(check.Name, StringComparer.Ordinal)), patient, stop))
        {
            DoctorLines.Tell(finding, _asker.Tell);
            if (finding.State == FindingState.Failed)
                failed.Add(finding);
        }
        return failed;
    }

    /// <summary>What was wrong cannot be answered otherwise.</summary>
    /// <exception cref="CommandFailed">It is a file that answers.</exception>
    public void DemandPatience(IReadOnlyList<Finding> failed)
    {
        if (failed.Count > 0 && !_asker.CanAnswerAgain)
        {
            var refused = failed.Any(finding => finding.Name is "token" or "environment" or "market-data");
            throw new CommandFailed(
                refused ? ExitCodes.CredentialsRefused : ExitCodes.Failed,
                _asker.Say[$"{failed[0].Title}: {failed[0].Text}. 아무것도 쓰지 않았습니다", $"{failed[0].Title}: {failed[0].Text}. Nothing was written"]);
        }
    }

    /// <summary>The trader's first start finds the tokens: the broker gives one a minute.</summary>
    public void HandOver()
    {
        var kept = Path.Combine(Directory, TokenFile);
        if (!_isOwn || !File.Exists(kept))
            return;
        PrivateFile.MakeDirectory(_storage);
        WholeFile.Keep(Path.Combine(_storage, TokenFile), WholeFile.Read(kept, 64 * 1024));
    }

    public void Dispose()
    {
        if (_isOwn && System.IO.Directory.Exists(Directory))
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}
