using Danta.Dashboard.Reruns;
using Danta.Market;

namespace Danta.Host.Reruns;

/// <summary>Reports of sweeps, where <c>danta sweep</c> leaves them.</summary>
sealed class SweepShelf(string directory)
{
    const int Most = 50;

    const string Report = "report.html";

    public IReadOnlyList<SweepResource> All()
    {
        try
        {
            return !Directory.Exists(directory) ? [] :
            [
                .. new DirectoryInfo(directory).GetDirectories().Where(one => RerunShelf.IsId(one.Name))
                    .Select(one => (one.Name, Report: new FileInfo(Path.Combine(one.FullName, Report)))).Where(one => one.Report.Exists)
                    .OrderByDescending(one => one.Report.LastWriteTimeUtc).Take(Most)
                    .Select(one => new SweepResource(one.Name, Kst.Of(new DateTimeOffset(one.Report.LastWriteTimeUtc, TimeSpan.Zero)), one.Report.Length)),
            ];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public Stream? Open(string id) => RerunShelf.IsId(id) ? RerunShelf.Opened(Path.Combine(directory, id, Report)) : null;
}
