namespace Danta.Replay.Execution;

/// <summary>An order's place in the queue at its price: what stands before it, as far as books and trades tell.</summary>
/// <param name="ahead">What is shown at the price when it comes; 0 where the price was on the other side.</param>
/// <param name="shown">The size of the level then.</param>
public sealed class QueuePlace(FillModel model, double ahead, double shown)
{
    double _ahead = ahead;
    double _shown = shown;
    double _traded;

    /// <summary>Shares before us; never below zero.</summary>
    public double Ahead => _ahead;

    /// <summary>A trade at our price by the other side.</summary>
    /// <returns>How many of <paramref name="rest"/> shares it fills.</returns>
    public long Trade(long size, long rest)
    {
        var filled = Math.Min(rest, (long)Math.Max(0, Math.Floor(size - _ahead)));
        _ahead = Math.Max(0, _ahead - size);
        _traded += size;
        return filled;
    }

    /// <summary>A trade beyond our price.</summary>
    /// <inheritdoc cref="Trade"/>
    public long Through(long size, long rest) => model.ThroughFillsAll ? rest : Math.Min(rest, size);

    /// <summary>A new book shows the level with another size: what no trade explains was taken back, before us or behind us.</summary>
    public void Book(double size)
    {
        var gone = _shown - size - _traded;
        _traded = 0;
        if (gone <= 0)
            _ahead = Math.Min(_ahead, size);
        else
        {
            var behind = Math.Max(0, _shown - _ahead);
            var share = model.Queue == QueueShape.Optimistic ? 0 : ShareBehind(_ahead, behind);
            var left = _ahead - (1 - share) * gone + Math.Min(behind - share * gone, 0);
            // A stranger's cancel brings us to the front and never beyond it.
            _ahead = Math.Max(0, Math.Min(left, size));
        }
        _shown = size;
    }

    /// <summary>Which share of what was taken back stood behind us.</summary>
    double ShareBehind(double before, double behind) => model.Queue switch
    {
        QueueShape.RiskAverse => 1,
        QueueShape.Power => Ratio(Math.Pow(behind, model.Power), Math.Pow(before, model.Power)),
        QueueShape.Share => before + behind <= 0 ? 1 : 1 - Math.Pow(before / (before + behind), model.Power),
        QueueShape.Log => Ratio(Math.Log(1 + behind), Math.Log(1 + before)),
        QueueShape.LogOfAll => before + behind <= 0 ? 1 : Math.Log(1 + behind) / Math.Log(1 + behind + before),
        _ => 0,
    };

    static double Ratio(double one, double other) => one + other <= 0 ? 1 : one / (one + other);
}
