using Danta.Kis;

namespace Danta.Host.Simtest;

/// <summary>The master files as each morning brings them, or as the morning before has brought them.</summary>
sealed class Masters(World world)
{
    MasterList? _today;
    DateOnly _of;

    /// <summary>Null: they cannot be had in this world.</summary>
    public MasterList? Today()
    {
        var date = MasterFiles.DateOf(world.Wall.Now);
        if (!world.Plan.HasMasters || _of == date)
            return _today;
        _of = date;
        return _today = MasterFiles.Read(
            world.Exchange.MasterFile("kospi_code")!, world.Exchange.MasterFile("kosdaq_code")!, date.AddDays(world.Plan.HasOldMasters ? -1 : 0));
    }
}
