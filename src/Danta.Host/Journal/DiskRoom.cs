namespace Danta.Host.Journal;

/// <summary>How much room the disk has under the journal.</summary>
/// <param name="Free">Bytes that this program may still write.</param>
/// <param name="Total">Bytes of the whole disk.</param>
readonly record struct DiskRoom(long Free, long Total)
{
    const long Gigabyte = 1L << 30;

    /// <summary>Less than a twentieth, unless that is much all the same; and whatever the disk is like, less than a few days write.</summary>
    public bool IsLow => Free < Gigabyte || Free <= Total / 20 && Free < 20 * Gigabyte;

    public double FreeGigabytes => (double)Free / Gigabyte;

    public int UsedPercent => Total <= 0 ? 100 : (int)Math.Round(100.0 * (Total - Free) / Total);

    /// <summary>Of the disk that holds a directory, or will; null: the system does not say.</summary>
    public static DiskRoom? Of(string directory)
    {
        try
        {
            var drive = new DriveInfo(Path.GetFullPath(directory));
            return new(drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
